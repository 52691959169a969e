/** Boards of Trello as their menu exports them. */
@NullMarked
package app.taskflow.formats.trello;

import org.jspecify.annotations.NullMarked;
