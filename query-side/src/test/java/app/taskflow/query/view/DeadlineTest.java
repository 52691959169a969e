package app.taskflow.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.task.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {

    @ParameterizedTest
    @CsvSource({
        // A day alone ends at its midnight.
        "2026-11-23,,,UTC,2026-11-23T23:59:59.999Z,false",
        "2026-11-23,,,UTC,2026-11-24T00:00:00Z,true",
        "2026-11-23,,,America/New_York,2026-11-24T04:59:59Z,false",
        "2026-11-23,,,America/New_York,2026-11-24T05:00:00Z,true",
        // The task's zone goes before the reader's.
        "2026-11-23,,Asia/Tokyo,America/New_York,2026-11-23T15:00:00Z,true",
        "2026-11-23,,Asia/Tokyo,America/New_York,2026-11-23T14:59:59Z,false",
        "2026-11-23,10:30,,UTC,2026-11-23T10:29:59Z,false",
        "2026-11-23,10:30,,UTC,2026-11-23T10:30:00Z,true",
        "2026-11-23,10:30,Europe/Berlin,UTC,2026-11-23T09:30:00Z,true",
        // 02:30 does not exist on that day, and comes an hour later.
        "2026-03-29,02:30,Europe/Berlin,UTC,2026-03-29T01:29:59Z,false",
        "2026-03-29,02:30,Europe/Berlin,UTC,2026-03-29T01:30:00Z,true",
        // On the reader's wall it is passed over with the hour that is left out.
        "2026-03-29,02:30,,Europe/Berlin,2026-03-29T00:59:59Z,false",
        "2026-03-29,02:30,,Europe/Berlin,2026-03-29T01:00:00Z,true",
        // 02:30 comes twice on that day, and what is past the first time stays past.
        "2026-10-25,02:30,,Europe/Berlin,2026-10-25T00:29:59Z,false",
        "2026-10-25,02:30,,Europe/Berlin,2026-10-25T00:30:00Z,true",
        "2026-10-25,02:30,,Europe/Berlin,2026-10-25T01:00:00Z,true",
        "2026-10-25,03:00,,Europe/Berlin,2026-10-25T01:59:59Z,false",
        "2026-10-25,03:00,,Europe/Berlin,2026-10-25T02:00:00Z,true"
    })
    void a_task_is_past_its_deadline_from_that_moment_on(
            LocalDate date, @Nullable LocalTime time, @Nullable ZoneId zone, ZoneId reader, Instant now, boolean past) {
        Deadline deadline = Deadline.of(new Due(date, time, zone));
        assertThat(deadline).isNotNull();
        assertThat(deadline.isPast(now, reader)).isEqualTo(past);
    }

    @Test
    void without_a_date_there_is_no_deadline() {
        assertThat(Deadline.of(new Due(null, null, ZoneOffset.UTC))).isNull();
    }
}
