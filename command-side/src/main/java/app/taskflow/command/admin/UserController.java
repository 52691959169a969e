package app.taskflow.command.admin;

import app.taskflow.command.account.Profile;
import app.taskflow.command.account.journal.Origin;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.Role;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.auth.RequiresRole;
import app.taskflow.web.idempotency.Idempotent;
import app.taskflow.web.input.Violations;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.request.RequestContext;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The users, for administrators. */
@RestController
@RequestMapping("/api/v1/admin/users")
@RequiresRole(Role.ADMIN)
class UserController {

    record UserList(List<Profile> items) {}

    private final UserAdministration administration;

    UserController(UserAdministration administration) {
        this.administration = administration;
    }

    @GetMapping
    UserList find(UserParameters parameters, AuthenticatedUser admin, RequestContext context) {
        return new UserList(administration.find(parameters.address(), Origin.of(admin.id(), context)).stream()
                .map(Profile::of)
                .toList());
    }

    /** To give the same roles twice is to give them once: the log need not know the key. */
    @Idempotent
    @PutMapping("/{id}/roles")
    Profile assign(
            @PathVariable UserId id, @RequestBody RolesRequest body, AuthenticatedUser admin, RequestContext context) {
        Set<Role> wanted = body.wanted();
        new Violations()
                .check(
                        !id.equals(admin.id()) || wanted.contains(Role.ADMIN),
                        "/roles",
                        "own-role",
                        "Another administrator has to take this role from you, so that one remains")
                .throwIfAny();
        return administration
                .assign(id, wanted, Origin.of(admin.id(), context))
                .map(Profile::of)
                .orElseThrow(() -> ProblemCode.NOT_FOUND.exception("There is no such user"));
    }
}
