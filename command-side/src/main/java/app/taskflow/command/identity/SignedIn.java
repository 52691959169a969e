package app.taskflow.command.identity;

import app.taskflow.command.account.Account;
import app.taskflow.command.keys.AccessToken;
import app.taskflow.command.session.OpenSession;

/** A user with a session and the tokens to use it. */
record SignedIn(Account account, OpenSession session, AccessToken accessToken) {}
