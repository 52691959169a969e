package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.events.user.UserEvent;
import app.taskflow.web.start.MisconfiguredException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FirstAdminIT {

    private final String email = TestUser.newEmail();

    @Test
    void nodes_that_start_at_once_and_again_make_one_administrator() throws Exception {
        Callable<IdentityNode> starting = () -> start(email, TestUser.PASSWORD);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<IdentityNode> node : pool.invokeAll(List.of(starting, starting))) {
                node.get().close();
            }
        }
        start(email, TestUser.PASSWORD).close();
        Http.Answer login = TestUser.tryToLogin(SharedIdentity.http(), email, TestUser.PASSWORD);
        assertThat(login.json().at("/user/roles").toString()).isEqualTo("[\"user\",\"admin\"]");
        TestUser admin = new TestUser(
                SharedIdentity.http(),
                login.json().at("/user/id").asString(),
                email,
                login.text("accessToken"),
                login.text("refreshToken"));
        assertThat(OwnerLog.of(admin).events(UserEvent.Registered.class)).hasSize(1);
        assertThat(OwnerLog.of(admin).events(UserEvent.RolesChanged.class)).hasSize(1);
    }

    @Test
    void somebody_who_took_the_address_before_does_not_become_one() {
        TestUser eve = TestUser.register(SharedIdentity.http(), email);
        assertThatThrownBy(() -> start(email, TestUser.OTHER_PASSWORD))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("TASKFLOW_ADMIN_EMAIL: somebody else has an account under this email");
        assertThat(eve.get("/api/v1/users/me").json().get("roles").size()).isEqualTo(1);
    }

    private static IdentityNode start(String email, String password) {
        return IdentityNode.start(SharedIdentity.get()
                .backing()
                .settings(Map.of("taskflow.admin.email", email, "taskflow.admin.password", password)));
    }
}
