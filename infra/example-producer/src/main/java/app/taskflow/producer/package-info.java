/** Imports tasks over Kafka, as a program of somebody else would: nothing of TaskFlow's own code is used. */
@NullMarked
package app.taskflow.producer;

import org.jspecify.annotations.NullMarked;
