package app.taskflow.command.identity;

import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.UserId;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import java.util.List;

/** What the log says about a user. */
record OwnerLog(EventLog log, UserId owner) {

    static OwnerLog of(TestUser user) {
        return new OwnerLog(SharedIdentity.get().one().bean(EventLog.class), UserId.parse(user.id()));
    }

    List<Commit> commits() {
        return log.readOwner(owner, 1, 1000);
    }

    List<Object> events() {
        EventCodec codec = EventCodec.standard();
        return commits().stream()
                .flatMap(commit -> commit.events().stream())
                .map(event -> codec.decode(event.type(), event.data()))
                .toList();
    }

    <T> List<T> events(Class<T> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
