"""Signing in at an OpenID provider: authorization code with PKCE, state and nonce.

(OpenID Connect Core 1.0, RFC 7636.) The provider only says who somebody is; what they may do is
said here, and nobody comes in who was not invited.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.identity.provider import OpenidProvider
from api.identity.tokens import digest, is_same, new_token
from forms.errors import InputError
from forms.people.addresses import tidy_email
from forms.people.callers import Person
from forms.people.staff import OutsideSignIn
from forms.store.staff.book import StaffBook

_TIMEOUT_S: Final = 10.0
#: What a provider says of itself is asked anew so often: it renews its keys.
_KEPT_FOR: Final = timedelta(hours=1)
#: Clocks of two machines are never quite the same.
_LEEWAY_S: Final = 60
#: Never `none`, and no shared secret: a client's secret must not be able to sign.
_ALGORITHMS: Final = ["RS256", "PS256", "ES256"]
_SCOPE: Final = "openid email profile"


class OpenidError(Exception):
    """Why somebody does not come in; `code` is that of a problem of the workbench."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class _Described:
    """What a provider says of itself, and its keys."""

    authorization_endpoint: str
    token_endpoint: str
    keys: KeySet
    at: datetime


class OpenidSignIn:
    """Sends people to a provider, and looks at what they come back with. Safe to share."""

    def __init__(
        self,
        provider: OpenidProvider,
        staff: StaffBook,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.provider = provider
        self._staff = staff
        self._now = now
        self._lock = threading.Lock()
        self._described: _Described | None = None

    def begin(self) -> tuple[str, str]:
        """Where to send a browser, and the state that ties its return to this very browser.

        Raises:
            OpenidError: `outside-unreachable`.
        """
        described = self._describe()
        state, nonce, verifier = new_token(), new_token(), new_token()
        self._staff.outside.begin(digest(state), OutsideSignIn(nonce, verifier), self._now())
        with self._client() as client:
            address, _ = client.create_authorization_url(
                described.authorization_endpoint, state=state, nonce=nonce, code_verifier=verifier
            )
        return str(address), state

    def finish(self, state: str, expected_state: str | None, code: str) -> Person:
        """Who came back, when everything fits and we know them.

        Raises:
            OpenidError: `outside-refused`: something does not fit, or came back twice or too
                late; `outside-unknown`: nobody was invited by that address;
                `outside-unreachable`.
        """
        if expected_state is None or not is_same(state, expected_state):
            raise OpenidError("outside-refused")
        under_way = self._staff.outside.take(digest(state), self._now())
        if under_way is None:
            raise OpenidError("outside-refused")
        claims = self._claims(self._id_token(code, under_way.code_verifier), under_way.nonce)
        email = _verified_email(claims)
        subject = str(claims["sub"])
        person = self._staff.outside.person(self.provider.issuer, subject, email, self._now())
        if person is None:
            raise OpenidError("outside-unknown")
        return person

    def _client(self) -> OAuth2Client:
        provider = self.provider
        way = "client_secret_basic" if provider.client_secret else "none"
        return OAuth2Client(
            client_id=provider.client_id,
            client_secret=provider.client_secret,
            token_endpoint_auth_method=way,
            scope=_SCOPE,
            redirect_uri=provider.return_address,
            code_challenge_method="S256",
            timeout=_TIMEOUT_S,
            follow_redirects=False,
            trust_env=False,
        )

    def _id_token(self, code: str, verifier: str) -> str:
        try:
            with self._client() as client:
                answer = client.fetch_token(
                    self._describe().token_endpoint,
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=verifier,
                )
        except (httpx2.HTTPError, ValueError) as error:
            raise OpenidError("outside-unreachable") from error
        except AuthlibBaseError as error:
            # A code that was used already, or is of somebody else.
            raise OpenidError("outside-refused") from error
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise OpenidError("outside-refused")
        return token

    def _claims(self, id_token: str, nonce: str) -> dict[str, Any]:
        provider = self.provider
        rules = jwt.JWTClaimsRegistry(
            now=int(self._now().timestamp()),
            leeway=_LEEWAY_S,
            iss={"essential": True, "value": provider.issuer},
            sub={"essential": True},
            aud={"essential": True, "value": provider.client_id},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            found = jwt.decode(id_token, self._describe().keys, algorithms=_ALGORITHMS)
            rules.validate(found.claims)
        except (JoseError, ValueError) as error:
            raise OpenidError("outside-refused") from error
        audience = found.claims["aud"]
        several = isinstance(audience, list) and len(audience) > 1
        if several and found.claims.get("azp") != provider.client_id:
            raise OpenidError("outside-refused")
        return dict(found.claims)

    def _describe(self) -> _Described:
        with self._lock:
            kept = self._described
            if kept is None or self._now() - kept.at > _KEPT_FOR:
                kept = self._described = self._asked()
            return kept

    def _asked(self) -> _Described:
        issuer = self.provider.issuer
        try:
            with httpx2.Client(timeout=_TIMEOUT_S, trust_env=False) as client:
                said = _json(client, f"{issuer}/.well-known/openid-configuration")
                if said["issuer"] != issuer:
                    raise OpenidError("outside-refused")
                keys = KeySet.import_key_set(_json(client, said["jwks_uri"]))
            return _Described(
                said["authorization_endpoint"], said["token_endpoint"], keys, self._now()
            )
        except (httpx2.HTTPError, JoseError, ValueError, KeyError, TypeError) as error:
            raise OpenidError("outside-unreachable") from error


def _json(client: httpx2.Client, address: str) -> Any:
    answer = client.get(address)
    answer.raise_for_status()
    return answer.json()


def _verified_email(claims: dict[str, Any]) -> str | None:
    # Some providers write it as text; only a clear yes counts.
    if claims.get("email_verified") is not True or not isinstance(claims.get("email"), str):
        return None
    try:
        return tidy_email(claims["email"])
    except InputError:
        return None
