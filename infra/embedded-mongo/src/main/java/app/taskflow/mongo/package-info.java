/** An embedded MongoDB server that speaks the real wire protocol, for development, tests and small installations. */
@NullMarked
package app.taskflow.mongo;

import org.jspecify.annotations.NullMarked;
