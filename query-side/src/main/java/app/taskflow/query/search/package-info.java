/** How text is found and sorted: words without case, accents and endings, and titles in the order of the alphabet. */
@NullMarked
package app.taskflow.query.search;

import org.jspecify.annotations.NullMarked;
