/** {@code demo}: fills a fresh account through the public API, then shows what can be done with it, and how fast. */
@NullMarked
package app.taskflow.cli.demo;

import org.jspecify.annotations.NullMarked;
