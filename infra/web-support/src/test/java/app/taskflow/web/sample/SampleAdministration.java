package app.taskflow.web.sample;

import app.taskflow.events.user.Role;
import app.taskflow.web.auth.RequiresRole;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Calls that need a role. */
@RestController
@RequestMapping("/api/v1")
final class SampleAdministration {

    record NewReplay(String projection) {}

    @GetMapping("/audit/events")
    @RequiresRole(Role.AUDITOR)
    Map<String, String> events() {
        return Map.of();
    }

    @PostMapping("/replays")
    @RequiresRole(Role.ADMIN)
    Map<String, String> replay(@RequestBody NewReplay replay) {
        return Map.of("projection", replay.projection());
    }
}
