package app.taskflow.query.freshness;

import app.taskflow.events.id.UserId;
import app.taskflow.query.redis.RedisSession;
import app.taskflow.query.store.ProjectionId;

/**
 * The names under which revisions are in Redis. Each holds the run of the server: after a restart, perhaps with data
 * that is a second old, none of what it still has is looked at.
 */
record RevisionKeys(ProjectionId projection) {

    String term(RedisSession session, int partition) {
        return "tf:term:" + session.run() + ":" + projection + ":" + partition;
    }

    String revision(RedisSession session, UserId owner) {
        return "tf:rev:" + session.run() + ":" + projection + ":" + owner;
    }

    String channel() {
        return "tf:projected:" + projection;
    }
}
