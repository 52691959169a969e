package app.taskflow.query.store;

import com.mongodb.client.MongoDatabase;

/** All that one version of a projection keeps. */
public record Views(
        ProjectionId projection,
        TaskStore tasks,
        OwnerStates owners,
        Checkpoints checkpoints,
        DeadLetters deadLetters,
        PastStates past) {

    /** Those of this projection; {@link #createIndexes} before they are used. */
    public static Views in(MongoDatabase database, ProjectionId projection) {
        return new Views(
                projection,
                new TaskStore(database, projection),
                new OwnerStates(database, projection),
                new Checkpoints(database, projection),
                new DeadLetters(database, projection),
                new PastStates(database, projection));
    }

    /** Creates the indexes that are missing. */
    public void createIndexes() {
        tasks.createIndexes();
        owners.createIndexes();
        past.createIndexes();
    }
}
