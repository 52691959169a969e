package app.taskflow.mongo.journal;

import java.util.ArrayList;
import java.util.List;

/** Writes down what is made again. */
class Recorded implements Changes.Receiver {

    final List<String> changes = new ArrayList<>();

    @Override
    public void put(int collection, long record, byte[] document) {
        changes.add("put " + collection + " " + record);
    }

    @Override
    public void remove(int collection, long record) {
        changes.add("remove " + collection + " " + record);
    }

    @Override
    public void create(int collection, String namespace) {
        changes.add("create " + collection + " " + namespace);
    }

    @Override
    public void drop(int collection) {
        changes.add("drop " + collection);
    }

    @Override
    public void rename(int collection, String namespace) {
        changes.add("rename " + collection + " " + namespace);
    }

    @Override
    public void createIndex(int collection, byte[] description) {
        changes.add("createIndex " + collection);
    }

    @Override
    public void dropIndex(int collection, String name) {
        changes.add("dropIndex " + collection + " " + name);
    }
}
