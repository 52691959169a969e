package app.taskflow.mongo.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.BulkWriteUpsert;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndDeleteOptions;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many writes in one command, ordered or not, what is told of them, and changing a document while returning it. */
@ExtendWith(Server.class)
class WriteTest {

    private static final int DUPLICATE_KEY = 11000;

    private MongoCollection<Document> collection;

    @BeforeEach
    void use(MongoCollection<Document> fresh) {
        collection = fresh;
    }

    private static Document id(int id) {
        return new Document("_id", id);
    }

    @Test
    void an_ordered_insertion_ends_at_the_first_refusal() {
        collection.insertOne(id(3));
        MongoBulkWriteException e = catchThrowableOfType(
                MongoBulkWriteException.class, () -> collection.insertMany(List.of(id(1), id(2), id(3), id(4))));
        assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(2);
        assertThat(e.getWriteErrors()).hasSize(1);
        BulkWriteError error = e.getWriteErrors().getFirst();
        assertThat(error.getIndex()).isEqualTo(2);
        assertThat(error.getCode()).isEqualTo(DUPLICATE_KEY);
        assertThat(error.getMessage())
                .startsWith("E11000 duplicate key error collection: "
                        + collection.getNamespace().getFullName())
                .contains(" index: _id_ dup key: { _id: 3 }");
        assertThat(collection.countDocuments()).isEqualTo(3);
    }

    @Test
    void an_unordered_insertion_goes_on_behind_refusals() {
        collection.insertOne(id(2));
        MongoBulkWriteException e = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> collection.insertMany(
                        List.of(id(1), id(2), id(3), id(1)), new InsertManyOptions().ordered(false)));
        assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(2);
        assertThat(e.getWriteErrors()).extracting(BulkWriteError::getIndex).containsExactly(1, 3);
        assertThat(collection.countDocuments()).isEqualTo(3);
    }

    @Test
    void a_document_without_an_id_gets_one() {
        collection.withDocumentClass(RawBsonDocument.class).insertOne(RawBsonDocument.parse("{a: 1}"));
        assertThat(collection.find().first())
                .hasEntrySatisfying("_id", id -> assertThat(id).isInstanceOf(ObjectId.class));
    }

    @Test
    void an_id_may_not_be_an_array() {
        assertThatThrownBy(() -> collection.insertOne(new Document("_id", List.of(1))))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isIn(2, 53));
    }

    @Test
    void an_unordered_bulk_tells_of_each_kind() {
        collection.insertMany(List.of(id(1), id(2), id(3), id(4)));
        BulkWriteResult result = collection.bulkWrite(
                List.of(
                        new InsertOneModel<>(id(9)),
                        new UpdateOneModel<>(id(1), Document.parse("{$set: {a: 1}}")),
                        new UpdateManyModel<>(Filters.lt("_id", 3), Document.parse("{$set: {b: 1}}")),
                        new ReplaceOneModel<>(id(5), id(5).append("n", 1), new ReplaceOptions().upsert(true)),
                        new UpdateOneModel<>(id(6), Document.parse("{$inc: {n: 1}}"), new UpdateOptions().upsert(true)),
                        new DeleteOneModel<>(id(3)),
                        new DeleteManyModel<>(Filters.gte("_id", 9))),
                new BulkWriteOptions().ordered(false));
        assertThat(result.getInsertedCount()).isEqualTo(1);
        assertThat(result.getMatchedCount()).isEqualTo(3);
        assertThat(result.getModifiedCount()).isEqualTo(3);
        assertThat(result.getUpserts()).extracting(BulkWriteUpsert::getIndex).containsExactly(3, 4);
        assertThat(result.getDeletedCount()).isEqualTo(2);
        assertThat(collection.find().sort(Sorts.ascending("_id")).map(d -> d.getInteger("_id")))
                .containsExactly(1, 2, 4, 5, 6);
    }

    /** How views are written: what is older than what is there is refused as a second document of that id. */
    @Test
    void guarded_replacements_never_go_back() {
        List<WriteModel<Document>> first = List.of(guarded(1, 3), guarded(2, 1));
        assertThat(collection
                        .bulkWrite(first, new BulkWriteOptions().ordered(false))
                        .getUpserts())
                .hasSize(2);
        MongoBulkWriteException e = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> collection.bulkWrite(
                        List.of(guarded(1, 2), guarded(2, 2), guarded(1, 3), guarded(3, 1)),
                        new BulkWriteOptions().ordered(false)));
        assertThat(e.getWriteErrors()).extracting(BulkWriteError::getCode).containsOnly(DUPLICATE_KEY);
        assertThat(e.getWriteErrors()).extracting(BulkWriteError::getIndex).containsExactly(0, 2);
        assertThat(e.getWriteResult().getModifiedCount()).isEqualTo(1);
        assertThat(e.getWriteResult().getUpserts()).hasSize(1);
        assertThat(collection.find().sort(Sorts.ascending("_id")).map(d -> d.getInteger("v")))
                .containsExactly(3, 2, 1);
    }

    private static WriteModel<Document> guarded(int id, int version) {
        return new ReplaceOneModel<>(
                Filters.and(Filters.eq("_id", id), Filters.lt("v", version)),
                id(id).append("v", version),
                new ReplaceOptions().upsert(true));
    }

    @Test
    void deletions_tell_how_many() {
        collection.insertMany(List.of(id(1), id(2), id(3), id(4)));
        assertThat(collection.deleteOne(Filters.gte("_id", 2)).getDeletedCount())
                .isEqualTo(1);
        assertThat(collection.deleteMany(Filters.lte("_id", 3)).getDeletedCount())
                .isEqualTo(2);
        assertThat(collection.deleteOne(id(99)).getDeletedCount()).isZero();
        assertThat(collection.deleteMany(new Document()).getDeletedCount()).isEqualTo(1);
    }

    @Test
    void a_found_document_is_changed_and_returned() {
        collection.insertMany(List.of(id(1).append("n", 5), id(2).append("n", 3)));
        FindOneAndUpdateOptions after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        Document inc = Document.parse("{$inc: {n: 1}}");
        assertThat(collection.findOneAndUpdate(id(1), inc)).isEqualTo(id(1).append("n", 5));
        assertThat(collection.findOneAndUpdate(id(1), inc, after)).isEqualTo(id(1).append("n", 7));
        assertThat(collection.findOneAndUpdate(id(9), inc, after)).isNull();
        assertThat(collection.findOneAndUpdate(
                        new Document(),
                        inc,
                        new FindOneAndUpdateOptions()
                                .sort(Sorts.ascending("n"))
                                .projection(Projections.fields(Projections.include("n"), Projections.excludeId()))))
                .isEqualTo(new Document("n", 3));
        assertThat(collection.findOneAndUpdate(
                        id(9), Document.parse("{$inc: {n: 1}, $setOnInsert: {m: 2}}"), after.upsert(true)))
                .isEqualTo(id(9).append("n", 1).append("m", 2));
        assertThat(collection.findOneAndUpdate(id(10), inc, new FindOneAndUpdateOptions().upsert(true)))
                .isNull();
        assertThat(collection.findOneAndReplace(
                        id(9),
                        new Document("r", 1),
                        new FindOneAndReplaceOptions().returnDocument(ReturnDocument.AFTER)))
                .isEqualTo(id(9).append("r", 1));
        assertThat(collection.findOneAndDelete(
                        new Document(), new FindOneAndDeleteOptions().sort(Sorts.descending("_id"))))
                .isEqualTo(id(10).append("n", 1));
        assertThat(collection.findOneAndDelete(id(10))).isNull();
    }

    @Test
    void a_guarded_upsert_of_one_document_is_refused_as_a_duplicate() {
        collection.insertOne(id(1).append("fence", 4));
        assertThatThrownBy(() -> collection.findOneAndUpdate(
                        Document.parse("{_id: 1, fence: 3}"),
                        Document.parse("{$inc: {fence: 1}}"),
                        new FindOneAndUpdateOptions().upsert(true)))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(DUPLICATE_KEY))
                .hasMessageContaining("index: _id_ dup key: { _id: 1 }");
    }
}
