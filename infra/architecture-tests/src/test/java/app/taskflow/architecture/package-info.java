/** The rules of the house, checked on what is built: the picture of the modules, the domain, the edge, the shape. */
@NullMarked
package app.taskflow.architecture;

import org.jspecify.annotations.NullMarked;
