package app.taskflow.query.list;

import java.util.UUID;
import org.bson.BsonValue;

/**
 * A place in a list: right behind the task with this key and id.
 *
 * @param tier how well the task fits the search, 0 best; 0 where the list is not sorted by that
 * @param key its value of the field that the list is sorted by
 */
record Place(int tier, BsonValue key, UUID id) {}
