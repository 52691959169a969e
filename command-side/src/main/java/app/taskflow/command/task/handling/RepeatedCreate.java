package app.taskflow.command.task.handling;

import app.taskflow.command.task.TaskCommand;

/** A create whose id turned out to be taken. A first create is written without looking: the log knows what is taken. */
record RepeatedCreate(TaskCommand.Create create) {}
