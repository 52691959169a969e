/** What one node at a time does for all: it runs replays, clears up behind them, and looks for views that are wrong. */
@NullMarked
package app.taskflow.query.replay.upkeep;

import org.jspecify.annotations.NullMarked;
