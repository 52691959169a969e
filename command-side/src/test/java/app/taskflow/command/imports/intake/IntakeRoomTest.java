package app.taskflow.command.imports.intake;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.formats.row.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntakeRoomTest {

    @ParameterizedTest
    @EnumSource(Source.class)
    void one_upload_alone_always_finds_room(Source source) {
        IntakeRoom room = new IntakeRoom(0);
        assertThatCode(() -> room.take(source).close()).doesNotThrowAnyException();
    }

    @Test
    void who_finds_none_does_when_another_has_ended() {
        IntakeRoom room = new IntakeRoom(0);
        try (IntakeRoom.Taken _ = room.take(Source.TRELLO)) {
            assertThatThrownBy(() -> room.take(Source.TASKFLOW)).isInstanceOf(IntakeFullException.class);
        }
        room.take(Source.TASKFLOW).close();
    }

    @Test
    void several_share_what_there_is() {
        IntakeRoom room = new IntakeRoom(100L << 20);
        room.take(Source.TASKFLOW);
        room.take(Source.ICALENDAR);
        room.take(Source.TODOIST);
        room.take(Source.GOOGLE_TASKS);
        assertThatThrownBy(() -> room.take(Source.MICROSOFT_TODO)).isInstanceOf(IntakeFullException.class);
    }
}
