/** The servers TaskFlow stands on, started on loopback from nothing but a directory: MongoDB, Kafka and Redis. */
@NullMarked
package app.taskflow.servers;

import org.jspecify.annotations.NullMarked;
