package app.taskflow.command.profile;

import app.taskflow.command.account.Account;
import app.taskflow.command.account.Profile;
import app.taskflow.command.account.change.Outcome;
import app.taskflow.command.identity.TokenCookies;
import app.taskflow.command.session.Device;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.conditional.EntityTag;
import app.taskflow.web.conditional.IfNoneMatch;
import app.taskflow.web.consistency.ConsistencyHeaders;
import app.taskflow.web.consistency.ConsistencyToken;
import app.taskflow.web.consistency.Freshness;
import app.taskflow.web.request.ClientAddresses;
import app.taskflow.web.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The signed-in user's own account. */
@RestController
@RequestMapping("/api/v1/users/me")
class ProfileController {

    private final ProfileCalls calls;
    private final TokenCookies cookies;
    private final ClientAddresses addresses;
    private final ConsistencyHeaders consistency;

    ProfileController(
            ProfileCalls calls, TokenCookies cookies, ClientAddresses addresses, ConsistencyHeaders consistency) {
        this.calls = calls;
        this.cookies = cookies;
        this.addresses = addresses;
        this.consistency = consistency;
    }

    /** Never older than any write that was answered: whatever freshness is demanded, it has it. */
    @GetMapping
    ResponseEntity<Profile> me(AuthenticatedUser user, Freshness demanded, HttpServletRequest request) {
        Profile profile = calls.find(user);
        EntityTag tag = tag(profile);
        return IfNoneMatch.holds(request, tag)
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                        .eTag(tag.toString())
                        .build()
                : ResponseEntity.ok().eTag(tag.toString()).body(profile);
    }

    @PatchMapping
    ResponseEntity<Profile> change(
            @RequestBody ProfilePatch body,
            AuthenticatedUser user,
            RequestContext context,
            HttpServletRequest request,
            HttpServletResponse response) {
        Outcome outcome = announced(calls.change(user, body, device(request), context), user, response);
        Account account =
                outcome instanceof Outcome.Done done ? done.account() : ((Outcome.Unchanged) outcome).account();
        Profile profile = Profile.of(account);
        return ResponseEntity.ok().eTag(tag(profile).toString()).body(profile);
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            @RequestBody PasswordChange body,
            AuthenticatedUser user,
            RequestContext context,
            HttpServletRequest request,
            HttpServletResponse response) {
        announced(calls.changePassword(user, body, device(request), context), user, response);
    }

    @PostMapping("/erasure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(
            @RequestBody ErasureRequest body,
            AuthenticatedUser user,
            RequestContext context,
            HttpServletRequest request,
            HttpServletResponse response) {
        calls.erase(user, body, device(request), context);
        if (cookies.present(request)) {
            cookies.clear(response);
        }
    }

    private Outcome announced(Outcome outcome, AuthenticatedUser user, HttpServletResponse response) {
        if (outcome instanceof Outcome.Done done) {
            consistency.announce(new ConsistencyToken(user.id(), done.sequence()), response);
        }
        return outcome;
    }

    private Device device(HttpServletRequest request) {
        return new Device(addresses.of(request), request.getHeader(HttpHeaders.USER_AGENT));
    }

    private static EntityTag tag(Profile profile) {
        return EntityTag.weak(
                EntityTag.ofVersion(profile.id().value(), profile.version()).opaque());
    }
}
