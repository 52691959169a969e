package app.taskflow.command.task.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.RunningCommandSide;
import org.junit.jupiter.api.Test;

class TaskApiTest {

    private final Client alice = Client.of(RunningCommandSide.shared());

    @Test
    void a_created_task_comes_back_whole() {
        Answer answer = alice.create("{\"title\":\"Water the plants\"}").is(201);
        System.out.println(answer.response().headers().map());
        System.out.println(answer.body());
        assertThat(answer.version()).isEqualTo(1);
    }
}
