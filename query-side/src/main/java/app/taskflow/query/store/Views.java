package app.taskflow.query.store;

import app.taskflow.events.id.UserId;
import com.mongodb.client.MongoDatabase;

/**
 * All that a projection keeps.
 *
 * @param tasks the views that readers see
 * @param versions which those are
 */
public record Views(
        MongoDatabase database,
        ProjectionId projection,
        TaskStore tasks,
        OwnerStates owners,
        Checkpoints checkpoints,
        DeadLetters deadLetters,
        PastStates past,
        VersionTable table,
        LiveVersions versions) {

    /** Those of this projection; {@link #createIndexes} before they are used. */
    public static Views in(MongoDatabase database, ProjectionId projection) {
        VersionTable table = new VersionTable(database, projection);
        LiveVersions versions = new LiveVersions(table);
        return new Views(
                database,
                projection,
                new TaskStore(database, projection, () -> versions.current().live()),
                new OwnerStates(database, projection),
                new Checkpoints(database, projection),
                new DeadLetters(database, projection),
                new PastStates(database, projection),
                table,
                versions);
    }

    /** Creates the indexes that are missing. */
    public void createIndexes() {
        tasks.createIndexes();
        owners.createIndexes();
        past.createIndexes();
    }

    /** The views of one version, shown or not. */
    public TaskStore tasks(int version) {
        return new TaskStore(database, projection, () -> version);
    }

    /** Takes away all views of the owner, of every version. */
    public void removeTasks(UserId owner) {
        versions.refresh().kept().forEach(version -> tasks(version).removeAll(owner));
    }

    /** Gives back the room that a version takes, which nobody may read or feed any more. */
    public void drop(int version) {
        tasks(version).collection().drop();
        table.forget(version);
    }
}
