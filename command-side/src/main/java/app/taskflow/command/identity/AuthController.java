package app.taskflow.command.identity;

import app.taskflow.command.account.Profile;
import app.taskflow.command.session.Device;
import app.taskflow.command.session.TokenDelivery;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.consistency.ConsistencyHeaders;
import app.taskflow.web.consistency.ConsistencyToken;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import app.taskflow.web.request.ClientAddresses;
import app.taskflow.web.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calls that need no access token, as they lead to one or away from it. */
@RestController
@RequestMapping("/api/v1/auth")
class AuthController {

    private final SignIn signIn;
    private final Refresh refresh;
    private final SignOut signOut;
    private final TokenCookies cookies;
    private final ClientAddresses addresses;
    private final ConsistencyHeaders consistency;

    AuthController(
            SignIn signIn,
            Refresh refresh,
            SignOut signOut,
            TokenCookies cookies,
            ClientAddresses addresses,
            ConsistencyHeaders consistency) {
        this.signIn = signIn;
        this.refresh = refresh;
        this.signOut = signOut;
        this.cookies = cookies;
        this.addresses = addresses;
        this.consistency = consistency;
    }

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    AuthAnswer register(
            @RequestBody RegisterRequest body,
            RequestContext context,
            HttpServletRequest request,
            HttpServletResponse response) {
        SessionBeginnings.Begun user = signIn.register(body, device(request), context);
        announce(user, response);
        return deliver(user.signedIn(), response);
    }

    @PostMapping("/login")
    AuthAnswer login(
            @RequestBody LoginRequest body,
            RequestContext context,
            HttpServletRequest request,
            HttpServletResponse response) {
        return deliver(signIn.login(body, device(request), context), response);
    }

    @PostMapping("/refresh")
    AuthAnswer refresh(
            @RequestBody(required = false) @Nullable RefreshRequest body,
            RequestContext context,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (body != null && body.refreshToken() != null) {
            return deliver(refresh.refresh(body.refreshToken(), device(request), context), response);
        }
        String token = cookies.refreshToken(request).orElseThrow(ProblemCode.AUTHENTICATION_REQUIRED::exception);
        try {
            return deliver(refresh.refresh(token, device(request), context), response);
        } catch (ProblemException e) {
            // What is refused once is refused for ever: the browser need not keep it.
            if (e.status() == HttpStatus.UNAUTHORIZED.value()) {
                cookies.clear(response);
            }
            throw e;
        }
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(Optional<AuthenticatedUser> user, HttpServletRequest request, HttpServletResponse response) {
        signOut.logout(user, request);
        if (cookies.present(request)) {
            cookies.clear(response);
        }
    }

    /** Who keeps the tokens herself gets no cookie of any kind. */
    private void announce(SessionBeginnings.Begun user, HttpServletResponse response) {
        var token = new ConsistencyToken(user.signedIn().account().id(), user.sequence());
        if (isInBody(user.signedIn())) {
            response.setHeader(ConsistencyHeaders.NAME, token.encode());
        } else {
            consistency.announce(token, response);
        }
    }

    private static boolean isInBody(SignedIn signedIn) {
        return signedIn.session().session().delivery() == TokenDelivery.BODY;
    }

    private AuthAnswer deliver(SignedIn signedIn, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        boolean inBody = isInBody(signedIn);
        if (!inBody) {
            cookies.set(response, signedIn);
        }
        return new AuthAnswer(
                Profile.of(signedIn.account()),
                signedIn.accessToken().expiresAt(),
                signedIn.session().session().expiresAt(),
                inBody ? signedIn.accessToken().value() : null,
                inBody ? signedIn.session().refreshToken() : null);
    }

    private Device device(HttpServletRequest request) {
        return new Device(addresses.of(request), request.getHeader(HttpHeaders.USER_AGENT));
    }
}
