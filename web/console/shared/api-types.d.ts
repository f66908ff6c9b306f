// Made from openapi.json by `npm run openapi`.
export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys of our tokens (RFC 7517) */
        get: operations["readPublicKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/t/files/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that its owner shows to the public */
        get: operations["readPublicFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest signed checkpoint of the public log (C2SP tlog-checkpoint) */
        get: operations["readLogCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verifier keys of the public log, a line each (C2SP signed-note) */
        get: operations["readLogKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log/tile/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hashes or entries of the public log (C2SP tlog-tiles)
         * @description `<L>/<N>[.p/<W>]` or `entries/<N>[.p/<W>]`, with slashes as they are. Full tiles never change.
         */
        get: operations["readLogTile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/witness/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The verifier key of this installation as a witness (C2SP tlog-cosignature) */
        get: operations["readWitnessKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/witness/add-checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cosigns a checkpoint that grew from the last one seen of its log (C2SP tlog-witness) */
        post: operations["addCheckpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/01/{gtin}/10/{lot}/21/{serial}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A GS1 Digital Link that names one pack: what its holder may know */
        get: operations["followLinkByGtinLotSerial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/01/{gtin}/21/{serial}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A GS1 Digital Link that names one pack: what its holder may know */
        get: operations["followLinkByGtinSerial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/01/{gtin}/10/{lot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A GS1 Digital Link that names a lot: what holds for all of it */
        get: operations["followLinkByGtinLot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/01/{gtin}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A GS1 Digital Link that names a product only: leads to no record */
        get: operations["followLinkByGtin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/t/{code}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A consumer reports what is wrong with the goods: a form, no account */
        post: operations["fileReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/t/reports/{receipt}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of a report */
        get: operations["followReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/t/reports/{receipt}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The reporter deletes words and photo; the report itself stays */
        post: operations["eraseReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/t/{code}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The proofs that a lot’s records are in the public log: a page that checks them, or JSON
         * @description The JSON is an evidence bundle without records, for the stand-alone verifier. Entries hold commitments, never what happened.
         */
        get: operations["proveScan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/t/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the holder of a pack may know: a page for people, JSON for programs (Accept) */
        get: operations["scan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A token of ten minutes for a key: Authorization: Bearer fmk_… */
        post: operations["exchangeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I, and what may I do */
        get: operations["readSession"];
        put?: never;
        /** Sign in; the answer sets the session cookies */
        post: operations["signIn"];
        /** Sign out; harmless when nobody is signed in */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation: choose name and password, and be signed in */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/phone/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a code to a telephone that is linked to an account */
        post: operations["askSignInCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with the code sent to a telephone */
        post: operations["signInByPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign in at the identity provider: sends the browser there */
        get: operations["beginProviderSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/provider/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the identity provider sends the browser back to */
        get: operations["finishProviderSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Registrations in your jurisdiction, newest first (regulators) */
        get: operations["listRegistrations"];
        put?: never;
        /** A firm that is not in the system applies to be let in; no account is needed */
        post: operations["submitRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registrations/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the registration of this token is, and what has to be mended */
        get: operations["readOwnRegistration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registrations/mine/resubmission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a returned registration in again, mended; all fields anew */
        post: operations["resubmitRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registrations/mine/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a picture of a licence: PDF, JPEG or PNG as the raw body */
        post: operations["addRegistrationFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registrations/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Once the firm is opened: make its owner's account; the token ends with it */
        post: operations["makeOwnerAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of your organisation (its leaders) */
        get: operations["listMembers"];
        put?: never;
        /** Add a person to your organisation (its leaders) */
        post: operations["addMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open an organisation's first account, its leader (regulators, the system's administrator) */
        post: operations["openOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a member another role; it holds from the next request on */
        post: operations["changeRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{id}/premises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Limit a member to some premises of the firm, or to none in particular */
        post: operations["limitMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a member; its sessions end at once */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand the leading role over to another member and take another yourself */
        post: operations["handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change your own password; your other sessions end */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave your organisation; the account can no longer sign in */
        post: operations["leaveOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where you are signed in */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /** End all your sessions, this one too */
        delete: operations["endSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of your sessions, at once */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second step of signing in: a code of your authenticator, or a recovery code */
        post: operations["passSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A secret for your authenticator program; confirm it with a code */
        post: operations["beginSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm with a code; the answer holds the recovery codes, shown this once */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/second-factor/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give your second factor up, or make room for another */
        post: operations["removeSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New recovery codes; the old ones are void */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{id}/second-factor/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget a member's second factor, for one who lost it; its sessions end */
        post: operations["resetSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations of your organisation that are still open */
        get: operations["listInvitations"];
        put?: never;
        /** Invite a person: a token to hand over, good once, with role and limits fixed by you */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/administrators/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite the installation's security or audit administrator (its system administrator) */
        post: operations["inviteAdministrator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your telephone number, masked */
        get: operations["readPhone"];
        put?: never;
        /** Link a telephone to your account: sends it a code */
        post: operations["linkPhone"];
        /** Forget your telephone number */
        delete: operations["unlinkPhone"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/phone/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the telephone with the code; from now on it signs you in */
        post: operations["confirmPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Link your identity at the provider: the answer says where to send the browser */
        post: operations["linkProvider"];
        /** Unlink your identity at the provider */
        delete: operations["unlinkProvider"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys of your organisation, newest first (owners) */
        get: operations["listKeys"];
        put?: never;
        /** Make a key for a program of your organisation (owners) */
        post: operations["issueKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{id}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret for a key; the one used so far goes on for a while */
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a key at once */
        post: operations["revokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/divisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Administrative divisions and functional zones under a parent */
        get: operations["listDivisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/divisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One division */
        get: operations["readDivision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Countries and regions (ISO 3166-1) */
        get: operations["listCountries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/business-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public holidays and make-up workdays by year; a year not listed is not published */
        get: operations["listBusinessYears"];
        put?: never;
        /** Enter the holidays and make-up workdays of a year as published, in place of what was there */
        post: operations["arrangeBusinessYear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations, by id */
        get: operations["listOrganisations"];
        put?: never;
        /** Register an organisation (regulators) */
        post: operations["registerOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One organisation */
        get: operations["readOrganisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/premises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Premises, by id */
        get: operations["listPremises"];
        put?: never;
        /** Register a cold store, warehouse, market or shop of your organisation */
        post: operations["openPremises"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/premises/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Premises with their rooms */
        get: operations["readPremises"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/premises/{id}/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a room with its temperature class */
        post: operations["addRoom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/premises/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close, abandon or reopen premises */
        post: operations["changePremisesState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One registration with its files (regulators) */
        get: operations["readRegistration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registrations/{id}/files/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of a registration (regulators) */
        get: operations["readRegistrationFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registrations/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Return a registration with what has to be mended (regulators) */
        post: operations["returnRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registrations/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a registration for good (regulators) */
        post: operations["refuseRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registrations/{id}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the firm in; the applicant then makes its owner's account (regulators) */
        post: operations["openRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registration-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your firm's changes; regulators: those of their jurisdiction, with late=true the late */
        get: operations["listChanges"];
        put?: never;
        /** Tell a change of your firm's name, code, address or licences (owners) */
        post: operations["fileChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registration-changes/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a change of name or credit code into force (regulators) */
        post: operations["confirmChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registration-changes/{id}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a change of name or credit code (regulators) */
        post: operations["rejectChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}/licences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Address and licences of your own firm, or of one that you oversee */
        get: operations["readLicences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your products (regulators: all), by id */
        get: operations["listProducts"];
        put?: never;
        /** Add a product to your list */
        post: operations["registerProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product */
        get: operations["readProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{id}/yields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a product yields in processing, newest first */
        get: operations["listYields"];
        put?: never;
        /** Say how much of a product comes out of what goes in, from a day on */
        post: operations["setYield"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lots that you handle (regulators: all), by id */
        get: operations["listLots"];
        put?: never;
        /** Declare an imported or domestic lot before it arrives */
        post: operations["declareLot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lots/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One lot as it was declared */
        get: operations["readLot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lots/{id}/amendment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mend a declaration, until the first shipment */
        post: operations["amendLot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lots/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a declaration back before anything has arrived */
        post: operations["withdrawLot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Receive declared goods: container and seal are checked */
        post: operations["receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put goods away, or move them between rooms */
        post: operations["move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shipments from or to you (regulators: all), by id */
        get: operations["listShipments"];
        put?: never;
        /** Ship goods to other premises */
        post: operations["ship"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Repack or process: lots in, new lots out */
        post: operations["process"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sell to a consumer or a firm outside the system */
        post: operations["sell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take sold goods back */
        post: operations["takeReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/destructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Destroy goods */
        post: operations["destroy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Count stock; the variance is recorded */
        post: operations["count"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an earlier event right by a new one */
        post: operations["correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shipments/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Receive what another shipped: agreed, short, over or refused, lot by lot */
        post: operations["receiveShipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shipments/{id}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Account for what did not change hands */
        post: operations["settleShipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shipments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A shipment with its lines and their differences */
        get: operations["readShipment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands where, by lot and place */
        get: operations["listStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a PDF, JPEG or PNG up to 10 MB, as the raw body; told by its content */
        post: operations["storeFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that you uploaded, or one of a document that you may see */
        get: operations["readFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your documents and those of lots that you handle (regulators: all), newest first */
        get: operations["listDocuments"];
        put?: never;
        /** Record a declaration, certificate or report with its files and lots */
        post: operations["recordDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One document with its lots, files and states */
        get: operations["readDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A pending document was issued, a document became void; void is final */
        post: operations["changeDocumentState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/visibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who may read a document of yours: nobody else, trading parties, the chain, the public */
        post: operations["changeDocumentVisibility"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attach uploaded files, or change whether the public may see them */
        post: operations["attachFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Link further lots, as far as the document covers them */
        post: operations["linkLots"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Samples that you took, were sent, or whose lots you handle, newest first */
        get: operations["listSamples"];
        put?: never;
        /** Record a sample and send it to a laboratory */
        post: operations["takeSample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/samples/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One sample */
        get: operations["readSample"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pools with a sample that you may see, newest first */
        get: operations["listPools"];
        put?: never;
        /** Mix samples into one tube */
        post: operations["makePool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pools/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One pool */
        get: operations["readPool"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Results of samples that you may see, newest first */
        get: operations["listTests"];
        put?: never;
        /** Report a result; positive and suspect ones hold every lot of the pool */
        post: operations["reportTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One result */
        get: operations["readTest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be tested for, by which methods, in which unit */
        get: operations["listAnalytes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disinfectants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your preparations (regulators: all), newest first */
        get: operations["listDisinfectants"];
        put?: never;
        /** Record the preparation of a disinfectant */
        post: operations["prepareDisinfectant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disinfections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Disinfections of yours, on your premises or of lots that you handle, newest first */
        get: operations["listDisinfections"];
        put?: never;
        /** Record a disinfection with the goods that it covered */
        post: operations["recordDisinfection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disinfections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One disinfection */
        get: operations["readDisinfection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keeper/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that a keeper needs at one store while out of reach of the network, but for holds */
        get: operations["readKeeperSnapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keeper/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which a device knows the codes of single units, up to 20,000 at a time */
        get: operations["readKeeperUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keeper/commands/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether your organisation recorded a command, by the eventId that it was sent with */
        get: operations["readRecordedCommand"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Holds on lots that you handle (regulators: all), newest first */
        get: operations["listHolds"];
        put?: never;
        /**
         * Hold lots, units, places and shipments by one order
         * @description The authority holds whatever it oversees. A firm holds lots that it declared, wherever they are, and its own rooms, premises and shipments, whatever stands there.
         */
        post: operations["placeHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hold-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders that hold something you handle (regulators: oversee), newest first */
        get: operations["listHoldOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hold-orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order, with how much it holds now */
        get: operations["readHoldOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hold-orders/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an order covers, as far as you may know of it */
        get: operations["listHoldOrderItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hold-orders/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release an order or some of it; the answer says what stays held and why */
        post: operations["releaseHoldOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hold-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is held and could concern your firm, signed, for devices out of reach of the network
         * @description A compact JWS (EdDSA, `typ` hold-list+jwt); its key is in /.well-known/jwks.json by `kid`: keep it with the list. Ids are packed: 16 bytes each, in order, in base64url. A lot or place that is in none of the lists, or a list past its `exp`, means: ask before it moves. Ask often, with `If-None-Match`.
         */
        get: operations["readHoldList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/holds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One hold */
        get: operations["readHold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/holds/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release a hold; one on a test result by naming the test that clears the lot */
        post: operations["releaseHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exposures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What else lots could have touched, and how much each hypothesis would hold */
        post: operations["findExposures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exposures/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Assessments of your authority and those under it, newest first */
        get: operations["listExposureAssessments"];
        put?: never;
        /** Keep a hypothesis with the figures of this moment: on what a decision was made */
        post: operations["assessExposure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exposures/assessments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One assessment: who decided, on what numbers */
        get: operations["readExposureAssessment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recalls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recalls of lots that you handle (regulators: all), newest first */
        get: operations["listRecalls"];
        put?: never;
        /** Recall lots and everything made of them: any for the authority, its own for a firm */
        post: operations["openRecall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recalls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One recall with its lots, and its legal clock at a moment */
        get: operations["readRecall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recalls/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a recall of which everything was disposed of, is released, or stays for a reason */
        post: operations["closeRecall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recalls/{id}/effectiveness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much is accounted for at a moment, for who answers for the recall */
        get: operations["readRecallEffectiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recalls/{id}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notices to holders with their answers against the books; a firm sees its own */
        get: operations["listRecallNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recalls/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge the notice of a recall */
        post: operations["receiveRecallNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recalls/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every answer, also those that a later one replaced; a firm sees its own */
        get: operations["listRecallAnswers"];
        put?: never;
        /** Say what became of the recalled lots that came to you */
        post: operations["answerRecall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recalls/{id}/disposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Disposals with their evidence; a firm sees its own */
        get: operations["listRecallDisposals"];
        put?: never;
        /** Record what was returned, destroyed, downgraded or released, with its evidence */
        post: operations["disposeRecalled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recalls/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports as they were filed; a firm sees its own */
        get: operations["listRecallReports"];
        put?: never;
        /** File a report with the figures of this moment */
        post: operations["fileRecallReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules in force at a moment, by id */
        get: operations["listPolicyRules"];
        put?: never;
        /** Add rules and end others (owners of a regulator, for their jurisdiction) */
        post: operations["setPolicyRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/modes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When 平时 or 应急 was declared for which division, the latest first */
        get: operations["listPolicyModes"];
        put?: never;
        /** Declare 平时 or 应急 for a division (owners of a regulator, for their jurisdiction) */
        post: operations["declarePolicyMode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lots/{id}/gate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a lot can, or at a past moment could, pass a transition */
        get: operations["explainGate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lots/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The trace code of a lot, with links to its page and QR symbols */
        get: operations["readCode"];
        put?: never;
        /** Issue the trace code of a lot */
        post: operations["issueCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lots/{id}/code/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the code into force: every proof that the rules ask for must be there */
        post: operations["activateCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lots/{id}/code/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Void a code that was misprinted, lost or copied */
        post: operations["voidCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lots/{id}/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The series whose codes are, or were, on units of a lot */
        get: operations["listSeries"];
        put?: never;
        /** Issue codes for single units of a lot: a series of any size */
        post: operations["issueSeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A series of codes, in parts by what became of them */
        get: operations["readSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the codes of a series into force: every proof that the rules ask for must be there */
        post: operations["activateSeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Void the codes of some units */
        post: operations["voidUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Units that were repacked with their labels on become units of the new lot */
        post: operations["moveUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{id}/replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Link old codes to the new ones that took their place */
        post: operations["replaceUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit by its code: which lot it is of, and what became of it */
        get: operations["readUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{id}/prints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The prints of a series, the first at the top */
        get: operations["listPrints"];
        put?: never;
        /**
         * Print labels of a series, a part of it at a time
         * @description The print counts from now on; its file is made while it is fetched. A label that an earlier print had bears 重印 and how manieth reprint it is.
         */
        post: operations["printLabels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A print, and how far it was fetched */
        get: operations["readPrint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prints/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file of a print, or what is left of it
         * @description After a break go on with `from`, the label after the last that you have, which `takenTo` may be some megabytes ahead of. Labels fetched twice are counted: they look the same, so print what you need again as a reprint instead.
         */
        get: operations["fetchPrint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{kind}/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form to fill in, with notes, choices and samples */
        get: operations["importTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A copy of an imported file with its faults marked, to mend and import again */
        get: operations["readMarkedUpSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a spreadsheet: dry run, all or nothing, or the good rows only
         * @description The raw .xlsx or .csv is the body. Rows are known by their content: the same file again changes nothing. With `Accept: application/x-ndjson` lines `{"progress":{"rows","of"}}` come while it runs, and at last `{"result":…}` or `{"problem":…}`.
         */
        post: operations["importSheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lots/{id}/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often the codes of a lot were scanned, when and where, and which look copied */
        get: operations["readLotScans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scan-thresholds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From where on scans look like those of a copied code, at a moment */
        get: operations["listScanThresholds"];
        put?: never;
        /** Add thresholds and end others (supervisors, for their jurisdiction) */
        post: operations["setScanThresholds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What consumers reported of all lots of a firm, or that one oversees, newest first */
        get: operations["listAllReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lots/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What consumers reported of a lot, newest first (its firm, and who oversees it) */
        get: operations["listReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{id}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The photo of a report, without what the camera wrote into it */
        get: operations["readReportPhoto"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what becomes of a report; the consumer reads it by the receipt (regulators) */
        post: operations["answerReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find what any identifier on a paper belongs to */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lots/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole history of a lot with its ancestors and descendants, in order */
        get: operations["readHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lots/{id}/log-bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Evidence of a lot for who checks it elsewhere: its records with their proofs */
        get: operations["readLogBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lots/{id}/log-bundle.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The hashes of that evidence to print, in the language asked for */
        get: operations["printLogBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/log/monitor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the public log does: growth, pauses, late records by firm, witnesses */
        get: operations["readLogMonitor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/log/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A verifier of the whole log tells what it found */
        post: operations["recordLogVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where goods came from, what became of them and where that is now, to the gram */
        post: operations["trace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traces/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same a part at a time, for traces of any size; hang up to cancel */
        post: operations["streamTrace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lots/{id}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a lot came from, what became of it and where that is now */
        get: operations["traceLot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traces/spreadsheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A trace as an XLSX workbook */
        post: operations["traceSpreadsheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traces/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A trace as a report to print, in the language asked for */
        post: operations["traceReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/traces/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A trace as a page to move about in, one file that needs no network */
        post: operations["tracePicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Workers by number, names and numbers masked */
        get: operations["listWorkers"];
        put?: never;
        /** Say who a worker number of your firm stands for; kept encrypted and erasable */
        post: operations["registerWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many are at work today, by premises; no number below five */
        get: operations["countWorkers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who has this identity number; asks for a reason and is recorded */
        post: operations["findWorkers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers/key-destruction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make everything on the workers of your firm unreadable, for ever (owners) */
        post: operations["destroyPersonalKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers/{workerNo}/amendment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change what is known of a worker, or say when they left */
        post: operations["amendWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers/{workerNo}/disclosure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read fields of one worker in full; asks for a reason and is recorded first */
        post: operations["discloseWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers/{workerNo}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase who a number stands for; trace records keep the number */
        post: operations["eraseWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the books should not show: of your own records, or of what you oversee; newest first */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One alert with the records that it names and its history */
        get: operations["readAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take it in hand (officers) */
        post: operations["takeAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing was wrong: say why (officers) */
        post: operations["dismissAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It has been dealt with: say how (officers) */
        post: operations["settleAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed one again (officers) */
        post: operations["reopenAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how it came about (the firm) */
        post: operations["explainAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alert-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is looked for, and from where on it is an alert unless a threshold says otherwise */
        get: operations["listAlertRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alert-thresholds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From where on something is an alert, at a moment */
        get: operations["listAlertThresholds"];
        put?: never;
        /** Add thresholds and end others (supervisors, for their jurisdiction) */
        post: operations["setAlertThresholds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Firms, premises, goods, evidence, alerts and recalls: your own, or what you oversee */
        get: operations["readOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/firms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The firms that the overview counts, by id */
        get: operations["listFirmRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/premises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The premises that the overview counts, with what stands there, by id */
        get: operations["listPremisesRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/goods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lots whose goods the overview sums, with their evidence, by id */
        get: operations["listGoodsRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retention/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long which data is kept, on which basis, and what then */
        get: operations["listRetentionRules"];
        put?: never;
        /** Set how long a kind of data is kept from now on (system administrators) */
        post: operations["setRetentionRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retention/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a run would delete or detach at this moment; changes nothing */
        post: operations["previewRetention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retention/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do what a preview showed; refused when that has changed */
        post: operations["runRetention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        PublicKeys: {
            keys: {
                /** @enum {string} */
                kty: "OKP";
                /** @enum {string} */
                crv: "Ed25519";
                x: string;
                kid: string;
                /** @enum {string} */
                alg: "EdDSA";
                /** @enum {string} */
                use: "sig";
            }[];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            requestId: string;
            errors: {
                field: string;
                rule: string;
                message: string;
            }[];
            details: {
                [key: string]: unknown;
            };
        };
        /** @description What the holder of a pack may know. Lists hold the newest: 30 steps, 20 tests, 10 disinfections, 20 documents. */
        Scan: {
            code: string;
            /** @description Of the code of a single unit: what it stands on, and when it was repacked into the lot that is shown. Null for the code of a lot. */
            unit: {
                /** @enum {string} */
                level: "case" | "pack";
                /** Format: date-time */
                movedAt: string | null;
            } | null;
            /** @enum {string} */
            verdict: "recalled" | "on_hold" | "caution" | "complete";
            notices: ({
                /** @enum {string} */
                kind: "recall";
                number: string;
                class: number;
                /** @enum {string} */
                recallKind: "voluntary" | "ordered" | "withdrawal";
                reason: {
                    zh: string;
                    en: string;
                };
                /** Format: date-time */
                since: string;
                /** @description The firm that recalls. */
                firm: {
                    zh: string;
                    en: string;
                } | null;
            } | {
                /** @enum {string} */
                kind: "hold";
                /** @enum {string} */
                cause: "unit" | "test" | "regulator" | "owner" | "recall" | "place" | "pool_mate";
            } | {
                /** @enum {string} */
                kind: "copy";
                warning: components["schemas"]["CopyWarning"];
            } | {
                /** @enum {string} */
                kind: "withdrawn";
            } | {
                /** @enum {string} */
                kind: "expired";
                /** Format: date */
                on: string;
            } | {
                /** @enum {string} */
                kind: "void_document";
                /** @enum {string} */
                documentKind: "customs_declaration" | "quarantine_certificate" | "nat_report" | "disinfection_certificate" | "out_certificate" | "origin_certificate" | "sales_voucher" | "other";
            })[];
            /** Format: date-time */
            activatedAt: string;
            product: {
                name: {
                    zh: string;
                    en: string;
                };
                /** @enum {string} */
                category: "beef" | "pork" | "sheep" | "poultry" | "offal" | "fish" | "crustaceans" | "molluscs" | "dairy" | "vegetables" | "fruit" | "grain_products" | "prepared" | "drinks" | "other";
                spec: string | null;
                gtin: string | null;
                /** @description In GS1’s prefixes for restricted circulation: the firm’s own, and no GTIN. */
                inHouseCode: string | null;
                /** @enum {string} */
                storageClass: "ultra_low" | "frozen" | "chilled" | "constant" | "ambient";
                shelfLifeDays: number;
            };
            lot: {
                number: string;
                /** @enum {string} */
                kind: "import" | "domestic" | "processed";
                supplierLotNo: string | null;
                /** Format: date */
                productionDate: string;
                /** Format: date */
                expiryDate: string;
            };
            origin: {
                /** @example NO */
                country: string;
                countryName: {
                    zh: string;
                    en: string;
                };
                place: {
                    zh: string;
                    en: string;
                } | null;
                producer: string | null;
                establishmentHomeNo: string | null;
                establishmentCnNo: string | null;
                port: string | null;
                sources: {
                    /** @example NO */
                    country: string;
                    countryName: {
                        zh: string;
                        en: string;
                    };
                }[];
            };
            declaredBy: {
                zh: string;
                en: string;
            };
            route: {
                /** @enum {string} */
                kind: "declared" | "received" | "shipped" | "processed" | "sold" | "returned" | "destroyed";
                /** @enum {string|null} */
                premisesKind: "cold_store" | "central_warehouse" | "market" | "shop" | "plant" | "laboratory" | null;
                city: {
                    zh: string;
                    en: string;
                } | null;
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                inherited: boolean;
            }[];
            tests: {
                /** @enum {string} */
                analyte: "sars_cov_2" | "asfv" | "avian_influenza" | "norovirus" | "listeria_monocytogenes" | "salmonella" | "vibrio_parahaemolyticus" | "aerobic_plate_count" | "coliforms" | "veterinary_drug_residues" | "pesticide_residues" | "heavy_metals";
                /** @enum {string} */
                method: "rt_pcr" | "isothermal" | "culture" | "plate_count" | "test_sheet" | "elisa" | "lc_ms_ms" | "gc_ms_ms" | "icp_ms" | "aas" | "antigen" | "colloidal_gold" | "rapid_test";
                /** @enum {string} */
                result: "negative" | "positive" | "suspect" | "invalid";
                laboratory: {
                    zh: string;
                    en: string;
                };
                sampleKinds: ("personnel" | "product_surface" | "product_inner" | "product_outer" | "environment" | "vehicle")[];
                /** Format: date-time */
                sampledAt: string;
            }[];
            disinfections: {
                certificateNo: string;
                /** Format: date-time */
                at: string;
                by: {
                    zh: string;
                    en: string;
                };
            }[];
            tally: {
                /** Format: date-time */
                firstScan: string | null;
                scans: number;
            };
            documents: {
                /** @enum {string} */
                kind: "customs_declaration" | "quarantine_certificate" | "nat_report" | "disinfection_certificate" | "out_certificate" | "origin_certificate" | "sales_voucher" | "other";
                number: string | null;
                issuer: string;
                /** @enum {string} */
                state: "pending" | "issued" | "not_requested" | "void";
                /** Format: date */
                issuedOn: string | null;
                /** Format: date */
                validUntil: string | null;
                files: {
                    url: string;
                    mediaType: string;
                }[];
            }[];
        };
        CopyWarning: {
            /** @enum {string} */
            reason: "many";
            scans: number;
            limit: number;
        } | {
            /** @enum {string} */
            reason: "places";
            places: {
                zh: string;
                en: string;
            }[];
            hours: number;
            /** Format: date-time */
            since: string;
        } | {
            /** @enum {string} */
            reason: "after_sold";
            /** Format: date-time */
            soldOutAt: string;
            scans: number;
        } | {
            /** @enum {string} */
            reason: "after_destroyed";
            /** Format: date-time */
            destroyedAt: string;
        };
        Linkset: {
            linkset: {
                /** Format: uri */
                anchor: string;
                itemDescription: string;
                "https://gs1.org/voc/defaultLink": {
                    /** Format: uri */
                    href: string;
                    title: string;
                    type?: string;
                    hreflang?: string[];
                }[];
                "https://gs1.org/voc/traceability": {
                    /** Format: uri */
                    href: string;
                    title: string;
                    type?: string;
                    hreflang?: string[];
                }[];
            }[];
        };
        ReportReceipt: {
            /** @example 7Q2MX-5T0KZ-9RW3N-8ABCD */
            receipt: string;
            url: string;
        };
        FollowedReport: {
            code: string;
            /** @enum {string} */
            kind: "label" | "damaged" | "expired" | "thawed" | "ill" | "other";
            /** @enum {string} */
            state: "filed" | "examining" | "upheld" | "unfounded";
            answerZh: string | null;
            answerEn: string | null;
            /** Format: date-time */
            answeredAt: string | null;
            /** Format: date-time */
            filedAt: string;
            /** Format: date-time */
            erasedAt: string | null;
        };
        LogProof: {
            /** @enum {string} */
            format: "frostmark-log-bundle/1";
            origin: string;
            keys: string[];
            /** @description Of witnesses whose cosignatures the checkpoint may have. */
            witnessKeys: string[];
            checkpoint: string;
            subject: {
                code: string;
                number: string;
            };
            records: {
                index: number;
                entry: string;
                record: null;
                salt: null;
                /** @enum {boolean} */
                withheld: true;
                /** @description From the leaf upwards, base64. */
                proof: string[];
            }[];
            documents: string[];
            /** @description The lot has older records than these. */
            more: boolean;
            /** @description Recorded, and newer than the checkpoint. */
            waiting: number;
            /** @description How many have seen all of these records. */
            witnesses: number;
            since: {
                size: number;
                /** @description From the leaf upwards, base64. */
                proof: string[];
            } | null;
        };
        Token: {
            accessToken: string;
            /** @enum {string} */
            tokenType: "Bearer";
            /**
             * @description Seconds.
             * @example 600
             */
            expiresIn: number;
            scopes: string[];
        };
        Session: {
            /** Format: uuid */
            userId: string;
            displayName: string;
            /** @enum {string} */
            role: "owner" | "keeper" | "quality" | "viewer" | "inspector" | "supervisor" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
            organisation: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "operator" | "importer" | "laboratory" | "disinfection" | "market" | "regulator" | "system";
                nameZh: string;
                nameEn: string;
            };
            premisesIds: string[] | null;
            /** @description What this person may do. */
            permissions: string[];
            /**
             * @description verify: send a code before anything else. enrol: set up a second factor first.
             * @enum {string}
             */
            secondFactor: "passed" | "verify" | "enrol";
        };
        SignIn: {
            /** @example keeper */
            username: string;
            /** Format: password */
            password: string;
        };
        AcceptInvitation: components["schemas"]["FirstMember"] & {
            token: string;
        };
        FirstMember: {
            /**
             * @description 3 to 30 of a–z, 0–9, dot, hyphen, underscore.
             * @example keeper
             */
            username: string;
            displayName: string;
            /**
             * Format: password
             * @description 10 to 128 characters.
             */
            password: string;
        };
        AskPhoneCode: {
            /** @example 13800138000 */
            phone: string;
        };
        ConfirmPhone: {
            /** @example 13800138000 */
            phone: string;
            code: string;
        };
        SubmittedRegistration: {
            /** Format: uuid */
            id: string;
            /**
             * @description Shown this once. Sent as Authorization: Bearer, never in an address.
             * @example fmr_…
             */
            token: string;
            /** Format: date-time */
            tokenExpiresAt: string;
        };
        SubmitRegistration: {
            /** @enum {string} */
            kind: "operator" | "importer" | "laboratory" | "disinfection" | "market";
            nameZh: string;
            nameEn: string;
            /** @example 91440101MA5CJQ4N59 */
            uscc: string;
            /** @description Why an identifier with a failing check digit is right all the same. Recorded. */
            overrideReason?: string;
            /** @example 440308 */
            divisionId: string;
            address: string;
            licences: components["schemas"]["LicenceInput"][];
        };
        LicenceInput: {
            /**
             * @description 营业执照 business_licence · 食品经营许可证 food_business_licence · 食品生产许可证 food_production_licence · 冷库备案 cold_store_filing · 进口收货人备案 import_consignee_filing · 检验检测机构资质认定 laboratory_accreditation · 消毒服务机构备案 disinfection_filing · 其他 other
             * @enum {string}
             */
            kind: "business_licence" | "food_business_licence" | "food_production_licence" | "cold_store_filing" | "import_consignee_filing" | "laboratory_accreditation" | "disinfection_filing" | "other";
            /** @example JY14403000000000 */
            number: string;
            /**
             * Format: date
             * @description Left out: without an end.
             */
            validUntil?: string;
        };
        RegistrationWithFiles: components["schemas"]["Registration"] & {
            files: components["schemas"]["RegistrationFile"][];
        };
        Licence: {
            /** @enum {string} */
            kind: "business_licence" | "food_business_licence" | "food_production_licence" | "cold_store_filing" | "import_consignee_filing" | "laboratory_accreditation" | "disinfection_filing" | "other";
            number: string;
            /** Format: date */
            validUntil: string | null;
        };
        RegistrationFile: {
            sha256: string;
            /** @enum {string} */
            mediaType: "application/pdf" | "image/jpeg" | "image/png";
            size: number;
            /** Format: date-time */
            addedAt: string;
        };
        Registration: {
            /** Format: uuid */
            id: string;
            /**
             * @description 已提交 submitted · 已退回 returned · 已开通 opened · 已驳回 refused
             * @enum {string}
             */
            state: "submitted" | "returned" | "opened" | "refused";
            /** @enum {string} */
            kind: "operator" | "importer" | "laboratory" | "disinfection" | "market";
            nameZh: string;
            nameEn: string;
            uscc: string;
            usccOverrideReason: string | null;
            divisionId: string;
            address: string;
            licences: components["schemas"]["Licence"][];
            reasons: {
                field: string;
                zh: string;
                en: string;
            }[];
            /** Format: uuid */
            orgId: string | null;
            /** Format: date-time */
            submittedAt: string;
            /** Format: date-time */
            decidedAt: string | null;
        };
        OwnerAccount: {
            /**
             * @description 3 to 30 of a–z, 0–9, dot, hyphen, underscore.
             * @example owner
             */
            username: string;
            displayName: string;
            /**
             * Format: password
             * @description 10 to 128 characters.
             */
            password: string;
        };
        AddMember: components["schemas"]["FirstMember"] & {
            /** @enum {string} */
            role: "owner" | "keeper" | "quality" | "viewer" | "inspector" | "supervisor" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
            /** @description The only premises of the firm to act at; null is everywhere. */
            premisesIds?: string[] | null;
        };
        Member: {
            /** Format: uuid */
            userId: string;
            username: string;
            displayName: string;
            /** @enum {string} */
            role: "owner" | "keeper" | "quality" | "viewer" | "inspector" | "supervisor" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
            premisesIds: string[] | null;
            /** Format: date-time */
            since: string;
        };
        ChangeRole: {
            /** @enum {string} */
            role: "owner" | "keeper" | "quality" | "viewer" | "inspector" | "supervisor" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
        };
        LimitMember: {
            /** @description The only premises of the firm to act at; null is everywhere. */
            premisesIds: string[] | null;
        };
        HandOver: {
            /**
             * Format: uuid
             * @description Who takes the leading role.
             */
            userId: string;
            /**
             * @description What you become.
             * @enum {string}
             */
            role: "owner" | "keeper" | "quality" | "viewer" | "inspector" | "supervisor" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
        };
        ChangePassword: {
            /** Format: password */
            currentPassword: string;
            /**
             * Format: password
             * @description 10 to 128 characters.
             */
            newPassword: string;
        };
        Confirmation: {
            /** Format: password */
            password: string;
        };
        Device: {
            /** Format: uuid */
            id: string;
            /** @description As the browser or program names itself. */
            agent: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastSeenAt: string;
            current: boolean;
        };
        Code: {
            /** @example 492039 */
            code: string;
        };
        Enrolment: {
            /** @description Base32, for typing in. */
            secret: string;
            /** @description otpauth://…, for a QR symbol. */
            uri: string;
        };
        RecoveryCodes: {
            /** @description Each signs in once. */
            recoveryCodes: string[];
        };
        Proof: {
            /** Format: password */
            password: string;
            /** @example 492039 */
            code: string;
        };
        Invited: {
            /** Format: uuid */
            id: string;
            /** @description Hand it over in private; it is not shown again. */
            token: string;
            /** Format: date-time */
            expiresAt: string;
        };
        Invite: {
            /** @enum {string} */
            role: "owner" | "keeper" | "quality" | "viewer" | "inspector" | "supervisor" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
            /** @description The only premises of the firm to act at; null is everywhere. */
            premisesIds?: string[] | null;
            /** @default 72 */
            expiresInHours: number;
        };
        InviteAdministrator: {
            /** @enum {string} */
            role: "security_admin" | "audit_admin";
        };
        Invitation: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            role: "owner" | "keeper" | "quality" | "viewer" | "inspector" | "supervisor" | "auditor" | "system_admin" | "security_admin" | "audit_admin";
            premisesIds: string[] | null;
            /** Format: uuid */
            invitedBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        Phone: {
            phone: string | null;
        };
        LinkPhone: {
            /** @example 13800138000 */
            phone: string;
            /** Format: password */
            password: string;
        };
        ProviderLink: {
            /**
             * Format: uri
             * @description Where to send the browser next.
             */
            url: string;
        };
        NewKey: {
            /** Format: uuid */
            id: string;
            /** @description Shown this once. Keep it where the program finds it and nobody else. */
            secret: string;
            /** Format: date-time */
            expiresAt: string;
        };
        IssueKey: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /** @example ERP */
            name: string;
            /**
             * @description What the program may do.
             * @example [
             *       "read",
             *       "custody:write"
             *     ]
             */
            scopes: ("read" | "reference:load" | "calendar:write" | "organisations:register" | "organisations:review" | "registration:amend" | "premises:write" | "products:write" | "lots:declare" | "lots:amend" | "custody:write" | "evidence:document" | "evidence:sample" | "evidence:test" | "evidence:disinfect" | "codes:issue" | "labels:print" | "oversight:hold" | "oversight:recall" | "exposure:assess" | "recalls:answer" | "recalls:dispose" | "policy:write" | "reports:file" | "reports:answer" | "alerts:raise" | "alerts:work" | "alerts:explain" | "imports:run" | "administrators:invite" | "members:write" | "keys:write" | "self:account" | "people:write" | "people:read" | "retention:run" | "security:accounts" | "audit:read" | "log:oversee")[];
            /** @description The premises of your firm that the program may act at; left out: all. */
            premisesIds?: string[];
            /** @default 90 */
            expiresInDays: number;
        };
        Key: {
            /** Format: uuid */
            id: string;
            name: string;
            scopes: string[];
            premisesIds: string[] | null;
            /**
             * Format: uuid
             * @description The account of the owner who made it.
             */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /**
             * Format: date-time
             * @description To the minute.
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description After a rotation: until when the secret before still works.
             */
            earlierSecretUntil: string | null;
            /** @enum {string} */
            state: "active" | "expired" | "revoked";
            /** Format: date-time */
            revokedAt: string | null;
        };
        RotateKey: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * @description For how long the secret used so far goes on working.
             * @default 24
             */
            overlapHours: number;
            /** @description Counts from now; left out, the key expires when it would have. */
            expiresInDays?: number;
        };
        RevokeKey: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
        };
        Division: {
            /** @example 440300 */
            id: string;
            parentId: string | null;
            /** @description GB/T 2260 code; null for a functional zone. */
            code: string | null;
            /** @enum {string} */
            level: "country" | "province" | "city" | "county" | "zone";
            nameZh: string;
            nameEn: string;
            /** @description Ids from the root down. */
            path: string;
        };
        Country: {
            /** @example NO */
            code: string;
            nameZh: string;
            nameEn: string;
        };
        BusinessYear: {
            year: number;
            source: string;
            edition: string;
            /** Format: date-time */
            recordedAt: string;
            days: {
                /** Format: date */
                date: string;
                /**
                 * @description off: no working day, whatever the weekday. work: worked, though at a weekend.
                 * @enum {string}
                 */
                kind: "off" | "work";
                nameZh: string;
                nameEn: string;
            }[];
        };
        ArrangeBusinessYear: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            year: number;
            /** @example 国办发明电〔2026〕7号 */
            source: string;
            reason: string;
            days: {
                /** Format: date */
                date: string;
                /**
                 * @description off: no working day, whatever the weekday. work: worked, though at a weekend.
                 * @enum {string}
                 */
                kind: "off" | "work";
                nameZh: string;
                nameEn: string;
            }[];
        };
        RegisterOrganisation: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** @enum {string} */
            kind: "operator" | "importer" | "laboratory" | "disinfection" | "market" | "regulator";
            nameZh: string;
            nameEn: string;
            /** @example 91440101MA5CJQ4N59 */
            uscc: string;
            /** @description Why an identifier with a failing check digit is right all the same. Recorded. */
            overrideReason?: string;
            /** @example 440300 */
            divisionId: string;
        };
        Organisation: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "operator" | "importer" | "laboratory" | "disinfection" | "market" | "regulator" | "system";
            nameZh: string;
            nameEn: string;
            uscc: string;
            usccOverrideReason: string | null;
            divisionId: string;
            /** Format: date-time */
            registeredAt: string;
        };
        OpenPremises: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** @example YT-01 */
            code: string;
            /** @enum {string} */
            kind: "cold_store" | "central_warehouse" | "market" | "shop" | "plant" | "laboratory";
            nameZh: string;
            nameEn: string;
            divisionId: string;
            address: string;
            longitude?: number;
            latitude?: number;
            handlesImports: boolean;
            filingNo?: string;
        };
        Premises: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orgId: string;
            code: string;
            /** @enum {string} */
            kind: "cold_store" | "central_warehouse" | "market" | "shop" | "plant" | "laboratory";
            nameZh: string;
            nameEn: string;
            divisionId: string;
            address: string;
            longitude: number | null;
            latitude: number | null;
            handlesImports: boolean;
            filingNo: string | null;
            /** @enum {string} */
            state: "normal" | "closed" | "abandoned";
        };
        PremisesWithRooms: components["schemas"]["Premises"] & {
            rooms: components["schemas"]["Room"][];
        };
        Room: {
            /** Format: uuid */
            id: string;
            code: string | null;
            /** @enum {string} */
            kind: "room" | "dock";
            nameZh: string;
            nameEn: string;
            /** @enum {string|null} */
            temperatureClass: "ultra_low" | "frozen" | "chilled" | "constant" | "ambient" | null;
        };
        AddRoom: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** @example YT-01 */
            code: string;
            nameZh: string;
            nameEn: string;
            /** @enum {string} */
            temperatureClass: "ultra_low" | "frozen" | "chilled" | "constant" | "ambient";
        };
        ChangePremisesState: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** @enum {string} */
            state: "normal" | "closed" | "abandoned";
            reason: string;
        };
        ReturnRegistration: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            reasons: {
                /**
                 * @description Which field of the registration, or `files`.
                 * @example licences.0.number
                 */
                field: string;
                zh: string;
                en: string;
            }[];
        };
        RefuseRegistration: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            reasonZh: string;
            reasonEn: string;
        };
        OpenRegistration: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
        };
        FiledChange: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "in_force" | "pending" | "rejected";
            lateDays: number;
        };
        FileChange: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date
             * @description The day of the change itself.
             */
            happenedOn: string;
            address?: string;
            /** @description All that hold from now on, not only the new one. */
            licences?: components["schemas"]["LicenceInput"][];
            nameZh?: string;
            nameEn?: string;
            /** @example 91440101MA5CJQ4N59 */
            uscc?: string;
            /** @description Why an identifier with a failing check digit is right all the same. Recorded. */
            overrideReason?: string;
        };
        RegistrationChange: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orgId: string;
            /**
             * @description Pending concerns name and credit code; address and licences never wait.
             * @enum {string}
             */
            state: "in_force" | "pending" | "rejected";
            /** Format: date */
            happenedOn: string;
            /** Format: date-time */
            filedAt: string;
            deadlineDays: number | null;
            lateDays: number;
            address: string | null;
            licences: components["schemas"]["Licence"][] | null;
            nameZh: string | null;
            nameEn: string | null;
            uscc: string | null;
            usccOverrideReason: string | null;
            reasonZh: string | null;
            reasonEn: string | null;
            /** Format: date-time */
            decidedAt: string | null;
        };
        ConfirmChange: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
        };
        RejectChange: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            reasonZh: string;
            reasonEn: string;
        };
        LicenceRecord: {
            /** Format: uuid */
            orgId: string;
            address: string | null;
            licences: components["schemas"]["Licence"][];
            /** Format: date-time */
            since: string;
        };
        RegisterProduct: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /**
             * @description Your own article number.
             * @example SALMON-FIL
             */
            code: string;
            /**
             * @description The GTIN on the pack. Without one, a restricted-circulation code is made.
             * @example 09506000134352
             */
            gtin?: string;
            /** @description Why an identifier with a failing check digit is right all the same. Recorded. */
            overrideReason?: string;
            nameZh: string;
            nameEn: string;
            /** @enum {string} */
            category: "beef" | "pork" | "sheep" | "poultry" | "offal" | "fish" | "crustaceans" | "molluscs" | "dairy" | "vegetables" | "fruit" | "grain_products" | "prepared" | "drinks" | "other";
            /** @example 0303130000 */
            hsCode: string;
            /** @enum {string} */
            storageClass: "ultra_low" | "frozen" | "chilled" | "constant" | "ambient";
            shelfLifeDays: number;
            /** @example 10 kg/箱 */
            spec?: string;
        };
        Product: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orgId: string;
            code: string;
            gtin: string | null;
            restrictedCode: boolean;
            nameZh: string;
            nameEn: string;
            /** @enum {string} */
            category: "beef" | "pork" | "sheep" | "poultry" | "offal" | "fish" | "crustaceans" | "molluscs" | "dairy" | "vegetables" | "fruit" | "grain_products" | "prepared" | "drinks" | "other";
            hsCode: string;
            /** @enum {string} */
            storageClass: "ultra_low" | "frozen" | "chilled" | "constant" | "ambient";
            shelfLifeDays: number;
            spec: string | null;
        };
        Yield: {
            leastPermille: number | null;
            mostPermille: number | null;
            /** Format: date */
            effectiveFrom: string;
        };
        SetYield: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /** @description Least that comes out, of all that goes into the processing. */
            leastPermille?: number;
            /** @example 620 */
            mostPermille?: number;
            /**
             * Format: date
             * @description A day in Asia/Shanghai, today or later; today when left out.
             */
            effectiveFrom?: string;
        };
        DeclareLot: components["schemas"]["DeclareImportLot"] | components["schemas"]["DeclareDomesticLot"];
        DeclareImportLot: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "import";
            /**
             * @description 首站在省内 first_station_in · 首站在省外 first_station_out · 省际流入 inter_province
             * @enum {string}
             */
            entry: "first_station_in" | "first_station_out" | "inter_province";
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /**
             * @description Our lot number; made when left out.
             * @example FM261122-7KQ2MX
             */
            number?: string;
            /** @description The supplier's own lot number. */
            supplierLotNo?: string;
            /** Format: uuid */
            productId: string;
            /** Format: date */
            productionDate: string;
            /**
             * Format: date
             * @description Production date plus shelf life when left out.
             */
            expiryDate?: string;
            quantity: {
                /** @example 1250.5 */
                netWeightKg: number;
                /** @example 50 */
                pieces: number;
            };
            /** @example 1250.5 */
            grossWeightKg?: number;
            /** @description Why an identifier with a failing check digit is right all the same. Recorded. */
            overrideReason?: string;
            /** @example NO */
            originCountry: string;
            /** @example R-402 */
            establishmentHomeNo?: string;
            /** @example CNOR18012104020000 */
            establishmentCnNo?: string;
            /** @example CSQU3054383 */
            containerNo?: string;
            /** @example SL1029384 */
            sealNo?: string;
            /** @example 530120261012345678 */
            declarationNo: string;
            declarationItemNo: number;
            /** @description What the whole item of the declaration covers; the lot itself when left out. */
            declarationItem?: {
                /** @example 1250.5 */
                netWeightKg: number;
                /** @example 50 */
                pieces: number;
            };
            port?: string;
            /** Format: uuid */
            destinationPremisesId?: string;
            destinationNote?: string;
            /** @example OUT-20261101-88 */
            previousOutCertificateNo?: string;
        };
        DeclareDomesticLot: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "domestic";
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /**
             * @description Our lot number; made when left out.
             * @example FM261122-7KQ2MX
             */
            number?: string;
            /** @description The supplier's own lot number. */
            supplierLotNo?: string;
            /** Format: uuid */
            productId: string;
            /** Format: date */
            productionDate: string;
            /**
             * Format: date
             * @description Production date plus shelf life when left out.
             */
            expiryDate?: string;
            quantity: {
                /** @example 1250.5 */
                netWeightKg: number;
                /** @example 50 */
                pieces: number;
            };
            /** @example 1250.5 */
            grossWeightKg?: number;
            /** @description Why an identifier with a failing check digit is right all the same. Recorded. */
            overrideReason?: string;
            /** @example 350200 */
            originDivisionId: string;
            producer: string;
            /** Format: uuid */
            destinationPremisesId: string;
        };
        Lot: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orgId: string;
            number: string;
            /** @enum {string} */
            kind: "import" | "domestic" | "processed";
            /** @enum {string|null} */
            entry: "first_station_in" | "first_station_out" | "inter_province" | null;
            /** Format: uuid */
            productId: string;
            /** @enum {string} */
            storageClass: "ultra_low" | "frozen" | "chilled" | "constant" | "ambient";
            supplierLotNo: string | null;
            originCountry: string;
            originDivisionId: string | null;
            producer: string | null;
            establishmentHomeNo: string | null;
            establishmentCnNo: string | null;
            containerNo: string | null;
            sealNo: string | null;
            declarationNo: string | null;
            declarationItemNo: number | null;
            port: string | null;
            /** Format: date */
            productionDate: string;
            /** Format: date */
            expiryDate: string;
            /** Format: uuid */
            destinationPremisesId: string | null;
            destinationNote: string | null;
            previousOutCertificateNo: string | null;
            declared: {
                netWeightKg: number;
                pieces: number;
            };
            grossWeightKg: number | null;
            /** Format: date-time */
            declaredAt: string;
            /** Format: date-time */
            firstShippedAt: string | null;
            /** Format: date-time */
            withdrawnAt: string | null;
        };
        AmendLot: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            reason: string;
            supplierLotNo?: string;
            /** Format: date */
            productionDate?: string;
            /** Format: date */
            expiryDate?: string;
            /** @example CSQU3054383 */
            containerNo?: string;
            /** @example SL1029384 */
            sealNo?: string;
            /** @example R-402 */
            establishmentHomeNo?: string;
            /** @example CNOR18012104020000 */
            establishmentCnNo?: string;
            /** Format: uuid */
            destinationPremisesId?: string;
            /** @description Why an identifier with a failing check digit is right all the same. Recorded. */
            overrideReason?: string;
        };
        WithdrawLot: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            reason: string;
        };
        Receive: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** Format: uuid */
            premisesId: string;
            /** @example CSQU3054383 */
            containerNo?: string;
            /** @example SL1029384 */
            sealNo?: string;
            lines: {
                /** Format: uuid */
                lotId: string;
                quantity: {
                    /** @example 1250.5 */
                    netWeightKg: number;
                    /** @example 50 */
                    pieces: number;
                };
                /**
                 * Format: uuid
                 * @description A room; the dock when left out.
                 */
                placeId?: string;
            }[];
        };
        Move: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** Format: uuid */
            premisesId: string;
            lines: {
                /** Format: uuid */
                lotId: string;
                /** Format: uuid */
                fromPlaceId: string;
                /** Format: uuid */
                toPlaceId: string;
                quantity: {
                    /** @example 1250.5 */
                    netWeightKg: number;
                    /** @example 50 */
                    pieces: number;
                };
            }[];
        };
        Ship: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** Format: uuid */
            fromPremisesId: string;
            /** Format: uuid */
            toPremisesId: string;
            /** @enum {string} */
            purpose: "transfer" | "sale" | "return";
            /** @description Your delivery note number; made when left out. */
            number?: string;
            vehiclePlate?: string;
            /** @example W-0412 */
            driverWorkerNo?: string;
            lines: {
                /** Format: uuid */
                lotId: string;
                /** Format: uuid */
                placeId: string;
                quantity: {
                    /** @example 1250.5 */
                    netWeightKg: number;
                    /** @example 50 */
                    pieces: number;
                };
            }[];
        };
        Process: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** Format: uuid */
            premisesId: string;
            inputs: {
                /** Format: uuid */
                lotId: string;
                /** Format: uuid */
                placeId: string;
                quantity: {
                    /** @example 1250.5 */
                    netWeightKg: number;
                    /** @example 50 */
                    pieces: number;
                };
            }[];
            outputs: {
                /** @example FM261122-7KQ2MX */
                number?: string;
                /** Format: uuid */
                productId: string;
                /** Format: date */
                productionDate: string;
                /** Format: date */
                expiryDate?: string;
                /** Format: uuid */
                placeId: string;
                quantity: {
                    /** @example 1250.5 */
                    netWeightKg: number;
                    /** @example 50 */
                    pieces: number;
                };
            }[];
            /**
             * @description Inputs less outputs, to the gram.
             * @example 1250.5
             */
            lossWeightKg: number;
            reason?: string;
        };
        Sell: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** Format: uuid */
            premisesId: string;
            buyer: {
                /** @enum {string} */
                kind: "consumer";
            } | {
                /** @enum {string} */
                kind: "firm";
                name: string;
            };
            lines: {
                /** Format: uuid */
                lotId: string;
                /** Format: uuid */
                placeId: string;
                quantity: {
                    /** @example 1250.5 */
                    netWeightKg: number;
                    /** @example 50 */
                    pieces: number;
                };
            }[];
        };
        Return: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** Format: uuid */
            premisesId: string;
            reason: string;
            lines: {
                /** Format: uuid */
                lotId: string;
                quantity: {
                    /** @example 1250.5 */
                    netWeightKg: number;
                    /** @example 50 */
                    pieces: number;
                };
                /** Format: uuid */
                placeId?: string;
            }[];
        };
        Destroy: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** Format: uuid */
            premisesId: string;
            reason: string;
            method: string;
            documentNo?: string;
            lines: {
                /** Format: uuid */
                lotId: string;
                /** Format: uuid */
                placeId: string;
                quantity: {
                    /** @example 1250.5 */
                    netWeightKg: number;
                    /** @example 50 */
                    pieces: number;
                };
            }[];
        };
        Count: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** Format: uuid */
            premisesId: string;
            /** Format: uuid */
            placeId: string;
            reason?: string;
            lines: {
                /** Format: uuid */
                lotId: string;
                counted: {
                    /** @example 1250.5 */
                    netWeightKg: number;
                    /** @example 50 */
                    pieces: number;
                };
            }[];
        };
        Correct: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /**
             * Format: uuid
             * @description The event that was wrong.
             */
            corrects: string;
            /** @enum {string} */
            kind: "replaced" | "voided";
            reason: string;
            /** @description Right quantities by line number (from 0); others stay. */
            lines?: {
                line: number;
                quantity: {
                    /** @example 1250.5 */
                    netWeightKg: number;
                    /** @example 50 */
                    pieces: number;
                };
            }[];
        };
        ReceiveShipment: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            lines: {
                /** Format: uuid */
                lotId: string;
                /** @description What arrived, refused goods included. */
                stated: {
                    /** @example 1250.5 */
                    netWeightKg: number;
                    /** @example 50 */
                    pieces: number;
                };
                refused?: {
                    /** @example 1250.5 */
                    netWeightKg: number;
                    /** @example 50 */
                    pieces: number;
                };
                refusalReason?: string;
                /** Format: uuid */
                placeId?: string;
            }[];
        };
        SettleShipment: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            reason: string;
            lines: {
                /** Format: uuid */
                lotId: string;
                /** @enum {string} */
                disposition: "returned" | "lost" | "destroyed" | "explained";
                /**
                 * Format: uuid
                 * @description Where returned goods stand again.
                 */
                placeId?: string;
                quantity: {
                    /** @example 1250.5 */
                    netWeightKg: number;
                    /** @example 50 */
                    pieces: number;
                };
            }[];
        };
        Shipment: {
            /** Format: uuid */
            id: string;
            number: string;
            /** Format: uuid */
            fromOrgId: string;
            /** Format: uuid */
            fromPremisesId: string;
            /** Format: uuid */
            toOrgId: string;
            /** Format: uuid */
            toPremisesId: string;
            /** @enum {string} */
            purpose: "transfer" | "sale" | "return";
            vehiclePlate: string | null;
            /** @enum {string} */
            state: "in_transit" | "matched" | "mismatched" | "settled";
            /** Format: date-time */
            shippedAt: string;
            /** Format: date-time */
            receivedAt: string | null;
        };
        ShipmentWithLines: components["schemas"]["Shipment"] & {
            lines: components["schemas"]["ShipmentLine"][];
        };
        ShipmentLine: {
            /** Format: uuid */
            lotId: string;
            shipped: {
                netWeightKg: number;
                pieces: number;
            };
            stated: {
                netWeightKg: number;
                pieces: number;
            } | null;
            refused: {
                netWeightKg: number;
                pieces: number;
            };
            settled: {
                netWeightKg: number;
                pieces: number;
            };
            /** @description Stated less shipped. */
            difference: {
                netWeightKg: number;
                pieces: number;
            } | null;
            refusalReason: string | null;
            /** @enum {string} */
            outcome: "pending" | "agreed" | "short" | "over" | "refused";
        };
        Stock: {
            /** Format: uuid */
            lotId: string;
            lotNumber: string;
            productNameZh: string;
            productNameEn: string;
            /** Format: uuid */
            premisesId: string | null;
            /** Format: uuid */
            placeId: string;
            /** @enum {string} */
            placeKind: "room" | "dock" | "inbound" | "transit" | "processed" | "sold" | "destroyed" | "lost";
            placeCode: string | null;
            /** Format: date */
            productionDate: string;
            /** Format: date */
            expiryDate: string;
            quantity: {
                netWeightKg: number;
                pieces: number;
            };
        };
        File: {
            sha256: string;
            /** @enum {string} */
            mediaType: "application/pdf" | "image/jpeg" | "image/png";
            size: number;
        };
        RecordDocument: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** @enum {string} */
            kind: "customs_declaration" | "quarantine_certificate" | "nat_report" | "disinfection_certificate" | "out_certificate" | "origin_certificate" | "sales_voucher" | "other";
            /**
             * @description 待出具 pending · 已出具 issued · 申请不出具 not_requested
             * @default issued
             * @enum {string}
             */
            state: "pending" | "issued" | "not_requested";
            /** @example 深圳海关 */
            issuer: string;
            /**
             * @description As on the paper: 6–32 characters; a customs declaration has 18 digits. Not known while pending.
             * @example 440326110012345
             */
            number?: string;
            /** Format: date */
            issuedOn?: string;
            /** Format: date */
            validUntil?: string;
            /**
             * @description What the paper covers in all. The lots linked never exceed it.
             * @example 1250.5
             */
            coversKg?: number;
            /**
             * @description 仅本单位 private · 直接交易方 parties · 经手各方 chain · 公开 public. Regulators see all; gates count what is shown to the chain or the public.
             * @default chain
             * @enum {string}
             */
            visibility: "private" | "parties" | "chain" | "public";
            /** @default [] */
            files: {
                sha256: string;
                /** @description Whether whoever scans a code may see it, where the document is shown to the chain. */
                public: boolean;
            }[];
            /** @default [] */
            lots: {
                /** Format: uuid */
                lotId: string;
                /**
                 * @description The whole lot when left out.
                 * @example 1250.5
                 */
                netWeightKg?: number;
            }[];
        };
        Document: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orgId: string;
            /** @enum {string} */
            kind: "customs_declaration" | "quarantine_certificate" | "nat_report" | "disinfection_certificate" | "out_certificate" | "origin_certificate" | "sales_voucher" | "other";
            number: string | null;
            issuer: string;
            /** Format: date */
            issuedOn: string | null;
            /** Format: date */
            validUntil: string | null;
            /** @enum {string} */
            state: "pending" | "issued" | "not_requested" | "void";
            coversKg: number | null;
            /** @description Used up so far; told to who recorded the document and to regulators. */
            coveredKg: number | null;
            /** @enum {string} */
            visibility: "private" | "parties" | "chain" | "public";
            /** Format: date-time */
            recordedAt: string;
            /** @description Of the lots covered, those that you handle. */
            lots: {
                /** Format: uuid */
                lotId: string;
                netWeightKg: number;
            }[];
            files: {
                sha256: string;
                /** @enum {string} */
                mediaType: "application/pdf" | "image/jpeg" | "image/png";
                size: number;
                public: boolean;
            }[];
            states: {
                /** @enum {string} */
                state: "pending" | "issued" | "not_requested" | "void";
                /** Format: date-time */
                recordedAt: string;
            }[];
        };
        ChangeDocumentState: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** @enum {string} */
            state: "pending" | "issued" | "not_requested" | "void";
            /**
             * @description As on the paper: 6–32 characters; a customs declaration has 18 digits. Not known while pending.
             * @example 440326110012345
             */
            number?: string;
            /** Format: date */
            issuedOn?: string;
            /** Format: date */
            validUntil?: string;
            /**
             * @description What the paper covers in all. The lots linked never exceed it.
             * @example 1250.5
             */
            coversKg?: number;
            reason?: string;
        };
        ChangeVisibility: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /**
             * @description 仅本单位 private · 直接交易方 parties · 经手各方 chain · 公开 public. Regulators see all; gates count what is shown to the chain or the public.
             * @enum {string}
             */
            visibility: "private" | "parties" | "chain" | "public";
        };
        AttachFiles: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            files: {
                sha256: string;
                /** @description Whether whoever scans a code may see it, where the document is shown to the chain. */
                public: boolean;
            }[];
        };
        LinkLots: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            lots: {
                /** Format: uuid */
                lotId: string;
                /**
                 * @description The whole lot when left out.
                 * @example 1250.5
                 */
                netWeightKg?: number;
            }[];
        };
        /** @description `occurredAt` is when the sample was taken. */
        TakeSample: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** @example S20261122-0042 */
            number: string;
            /** @enum {string} */
            kind: "personnel" | "product_surface" | "product_inner" | "product_outer" | "environment" | "vehicle";
            /** Format: uuid */
            premisesId: string;
            /**
             * Format: uuid
             * @description The room, where it matters.
             */
            placeId?: string;
            /**
             * @description Of the person sampled, for personnel samples. Never a name.
             * @example W0042
             */
            workerNo?: string;
            /** @example W0042 */
            samplerWorkerNo?: string;
            /** @example 3 号库门把手 */
            spot?: string;
            /** Format: uuid */
            laboratoryOrgId: string;
            /** @default [] */
            lotIds: string[];
        };
        Sample: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orgId: string;
            number: string;
            /** @enum {string} */
            kind: "personnel" | "product_surface" | "product_inner" | "product_outer" | "environment" | "vehicle";
            /** Format: uuid */
            premisesId: string;
            /** Format: uuid */
            placeId: string | null;
            /** @description Told to the firm that sampled and to regulators. */
            workerNo: string | null;
            samplerWorkerNo: string | null;
            spot: string | null;
            /** Format: uuid */
            laboratoryOrgId: string;
            /** Format: date-time */
            takenAt: string;
            /** Format: date-time */
            recordedAt: string;
            /** @description Of its lots, those that you may know. */
            lotIds: string[];
        };
        MakePool: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** @example S20261122-0042 */
            number: string;
            sampleIds: string[];
        };
        Pool: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orgId: string;
            number: string | null;
            /** Format: date-time */
            madeAt: string;
            /** @description Of its samples, those you may see. */
            sampleIds: string[];
        };
        /** @description Exactly one of sampleId, poolId and supersedes says what was tested; `occurredAt` is when. */
        ReportTest: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /**
             * Format: uuid
             * @description For a test of one sample by itself.
             */
            sampleId?: string;
            /**
             * Format: uuid
             * @description For a test of a pool.
             */
            poolId?: string;
            /**
             * Format: uuid
             * @description The earlier result, of the same tube and analyte, that this one takes over.
             */
            supersedes?: string;
            /** @enum {string} */
            analyte: "sars_cov_2" | "asfv" | "avian_influenza" | "norovirus" | "listeria_monocytogenes" | "salmonella" | "vibrio_parahaemolyticus" | "aerobic_plate_count" | "coliforms" | "veterinary_drug_residues" | "pesticide_residues" | "heavy_metals";
            /** @enum {string} */
            method: "rt_pcr" | "isothermal" | "culture" | "plate_count" | "test_sheet" | "elisa" | "lc_ms_ms" | "gc_ms_ms" | "icp_ms" | "aas" | "antigen" | "colloidal_gold" | "rapid_test";
            /** @enum {string} */
            result: "negative" | "positive" | "suspect" | "invalid";
            /**
             * @description In the unit of the analyte (see /api/analytes), perhaps after < or >.
             * @example <10
             */
            value?: string;
            /** @description The laboratory's report. A firm that enters a laboratory's result names it. */
            reportNo?: string;
        };
        Test: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orgId: string;
            /** Format: uuid */
            poolId: string;
            /** @description Of its samples, those you may see. */
            sampleIds: string[];
            /** @description Of its lots, those that you may know. */
            lotIds: string[];
            /** @enum {string} */
            analyte: "sars_cov_2" | "asfv" | "avian_influenza" | "norovirus" | "listeria_monocytogenes" | "salmonella" | "vibrio_parahaemolyticus" | "aerobic_plate_count" | "coliforms" | "veterinary_drug_residues" | "pesticide_residues" | "heavy_metals";
            /** @enum {string} */
            method: "rt_pcr" | "isothermal" | "culture" | "plate_count" | "test_sheet" | "elisa" | "lc_ms_ms" | "gc_ms_ms" | "icp_ms" | "aas" | "antigen" | "colloidal_gold" | "rapid_test";
            /** @enum {string} */
            result: "negative" | "positive" | "suspect" | "invalid";
            value: string | null;
            reportNo: string | null;
            /** Format: uuid */
            supersedes: string | null;
            /** Format: uuid */
            supersededBy: string | null;
            /** Format: date-time */
            supersededAt: string | null;
            /** Format: date-time */
            testedAt: string;
            /** Format: date-time */
            recordedAt: string;
        };
        Analyte: {
            /** @enum {string} */
            code: "sars_cov_2" | "asfv" | "avian_influenza" | "norovirus" | "listeria_monocytogenes" | "salmonella" | "vibrio_parahaemolyticus" | "aerobic_plate_count" | "coliforms" | "veterinary_drug_residues" | "pesticide_residues" | "heavy_metals";
            name: {
                zh: string;
                en: string;
            };
            methods: {
                /** @enum {string} */
                code: "rt_pcr" | "isothermal" | "culture" | "plate_count" | "test_sheet" | "elisa" | "lc_ms_ms" | "gc_ms_ms" | "icp_ms" | "aas" | "antigen" | "colloidal_gold" | "rapid_test";
                name: {
                    zh: string;
                    en: string;
                };
                rapid: boolean;
            }[];
            unit: string;
            valueRequired: boolean;
        };
        /** @description `occurredAt` is when it was made ready. */
        PrepareDisinfectant: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** @example 二氧化氯消毒剂 */
            agent: string;
            productLicenceNo?: string;
            /**
             * @description Active substance, in the unit given; at most three decimals.
             * @example 500
             */
            concentration: number;
            /** @enum {string} */
            concentrationUnit: "chlorine_mg_l" | "paa_percent" | "h2o2_percent" | "clo2_mg_l" | "qac_mg_l";
            /** @example 1:100 */
            ratio?: string;
            /** @example W0042 */
            workerNo: string;
        };
        Disinfectant: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orgId: string;
            agent: string;
            productLicenceNo: string | null;
            concentration: number;
            /** @enum {string} */
            concentrationUnit: "chlorine_mg_l" | "paa_percent" | "h2o2_percent" | "clo2_mg_l" | "qac_mg_l";
            ratio: string | null;
            workerNo: string | null;
            /** Format: date-time */
            preparedAt: string;
        };
        /** @description `occurredAt` is when it ended. */
        RecordDisinfection: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** Format: uuid */
            disinfectantId: string;
            /** @example XD20261122-0008 */
            certificateNo: string;
            /** Format: uuid */
            premisesId: string;
            /** Format: uuid */
            placeId?: string;
            /** @enum {string} */
            object: "container_wall" | "outer_package" | "pallet" | "vehicle" | "room" | "floor";
            /** @enum {string} */
            method: "spray" | "wipe" | "machine";
            contactMinutes: number;
            temperatureC?: number;
            sixSides: boolean;
            /** @example W0042 */
            workerNo: string;
            /** Format: date-time */
            startedAt: string;
            /** @default [] */
            lots: {
                /** Format: uuid */
                lotId: string;
                /** @example 1250.5 */
                netWeightKg: number;
                /** @example 50 */
                pieces: number;
                /** @description Why goods that were disinfected before are disinfected again. */
                repeatReason?: string;
            }[];
        };
        Disinfection: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orgId: string;
            certificateNo: string;
            /** Format: uuid */
            premisesId: string;
            /** Format: uuid */
            placeId: string | null;
            /** @enum {string} */
            object: "container_wall" | "outer_package" | "pallet" | "vehicle" | "room" | "floor";
            /** @enum {string} */
            method: "spray" | "wipe" | "machine";
            contactMinutes: number;
            temperatureC: number | null;
            sixSides: boolean;
            /** @description Told to the firm that disinfected and to regulators. */
            workerNo: string | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string;
            /** Format: date-time */
            recordedAt: string;
            disinfectant: components["schemas"]["Disinfectant"];
            /** @description Of its lots, those that you handle. */
            lots: {
                /** Format: uuid */
                lotId: string;
                netWeightKg: number;
                pieces: number;
                repeatReason: string | null;
            }[];
        };
        KeeperSnapshot: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            orgId: string;
            /** @description Your premises at which you may act. */
            stores: {
                /** Format: uuid */
                id: string;
                nameZh: string;
                nameEn: string;
                code: string;
                /** @enum {string} */
                kind: "cold_store" | "central_warehouse" | "market" | "shop" | "plant" | "laboratory";
                divisionId: string;
                /** @enum {string} */
                state: "normal" | "closed" | "abandoned";
                handlesImports: boolean;
            }[];
            /**
             * Format: uuid
             * @description Of the store that the rest is of.
             */
            premisesId: string | null;
            /** @description False where there are more lots than are sent. */
            complete: boolean;
            divisionPath: string[];
            rooms: {
                /** Format: uuid */
                id: string;
                nameZh: string;
                nameEn: string;
                code: string | null;
                /** @enum {string} */
                kind: "room" | "dock";
                /** @enum {string|null} */
                temperatureClass: "ultra_low" | "frozen" | "chilled" | "constant" | "ambient" | null;
            }[];
            virtualPlaces: {
                /** Format: uuid */
                processed: string;
                /** Format: uuid */
                sold: string;
                /** Format: uuid */
                destroyed: string;
                /** Format: uuid */
                lost: string;
            };
            lots: {
                /** Format: uuid */
                id: string;
                nameZh: string;
                nameEn: string;
                number: string;
                /** Format: uuid */
                orgId: string;
                /** @enum {string} */
                kind: "import" | "domestic" | "processed";
                /** @enum {string|null} */
                entry: "first_station_in" | "first_station_out" | "inter_province" | null;
                /** Format: uuid */
                productId: string;
                /** @enum {string} */
                storageClass: "ultra_low" | "frozen" | "chilled" | "constant" | "ambient";
                originCountry: string;
                /** Format: date */
                productionDate: string;
                /** Format: date */
                expiryDate: string;
                containerNo: string | null;
                sealNo: string | null;
                /** Format: uuid */
                destinationPremisesId: string | null;
                /** Format: uuid */
                inboundPlaceId: string;
                /** Format: date-time */
                declaredAt: string;
                declared: {
                    netWeightKg: number;
                    pieces: number;
                };
            }[];
            stock: {
                /** Format: uuid */
                lotId: string;
                /** Format: uuid */
                placeId: string;
                quantity: {
                    netWeightKg: number;
                    pieces: number;
                };
            }[];
            shipments: {
                /** Format: uuid */
                id: string;
                number: string;
                /** Format: uuid */
                fromPremisesId: string;
                /** Format: uuid */
                toPremisesId: string;
                fromNameZh: string;
                fromNameEn: string;
                toNameZh: string;
                toNameEn: string;
                vehiclePlate: string | null;
                /** @enum {string} */
                state: "in_transit" | "mismatched";
                /** Format: date-time */
                shippedAt: string;
                lines: {
                    /** Format: uuid */
                    lotId: string;
                    quantity: {
                        netWeightKg: number;
                        pieces: number;
                    };
                }[];
            }[];
            destinations: {
                /** Format: uuid */
                id: string;
                nameZh: string;
                nameEn: string;
                orgNameZh: string;
                orgNameEn: string;
                own: boolean;
                /** @enum {string} */
                state: "normal" | "closed" | "abandoned";
                handlesImports: boolean;
            }[];
            products: {
                /** Format: uuid */
                id: string;
                nameZh: string;
                nameEn: string;
                code: string;
                /** @enum {string} */
                storageClass: "ultra_low" | "frozen" | "chilled" | "constant" | "ambient";
                shelfLifeDays: number;
            }[];
            codes: {
                code: string;
                /** Format: uuid */
                lotId: string;
                /** @enum {string} */
                state: "issued" | "active" | "void";
            }[];
            /** @description Unit codes of these lots; their digests: /api/keeper/units. */
            units: {
                /** Format: uuid */
                seriesId: string;
                /** Format: uuid */
                lotId: string;
                first: number;
                last: number;
                /** @enum {string} */
                state: "issued" | "active" | "void" | "replaced";
            }[];
            /** @description Taken here in the last 30 days and without a result. */
            samples: {
                /** Format: uuid */
                id: string;
                number: string;
                /** @enum {string} */
                kind: "personnel" | "product_surface" | "product_inner" | "product_outer" | "environment" | "vehicle";
                /** Format: date-time */
                takenAt: string;
                lotIds: string[];
            }[];
            disinfectants: {
                /** Format: uuid */
                id: string;
                agent: string;
                workerNo: string | null;
                /** Format: date-time */
                preparedAt: string;
            }[];
            laboratories: {
                /** Format: uuid */
                id: string;
                nameZh: string;
                nameEn: string;
            }[];
            rules: {
                /** Format: uuid */
                id: string;
                setCode: string;
                code: string;
                titleZh: string;
                titleEn: string;
                source: string;
                /** @enum {string} */
                mode: "any" | "normal" | "emergency";
                divisionId: string;
                /** @enum {string} */
                transition: "receive" | "ship" | "sell" | "activate";
                lotKinds: ("import" | "domestic" | "processed")[] | null;
                categories: ("beef" | "pork" | "sheep" | "poultry" | "offal" | "fish" | "crustaceans" | "molluscs" | "dairy" | "vegetables" | "fruit" | "grain_products" | "prepared" | "drinks" | "other")[] | null;
                storageClasses: ("ultra_low" | "frozen" | "chilled" | "constant" | "ambient")[] | null;
                origins: string[] | null;
                premisesKinds: ("cold_store" | "central_warehouse" | "market" | "shop" | "plant" | "laboratory")[] | null;
                entries: ("first_station_in" | "first_station_out" | "inter_province" | "intra_province")[] | null;
                requirement: {
                    /** @enum {string} */
                    kind: "document";
                    anyOf: {
                        /** @enum {string} */
                        kind: "customs_declaration" | "quarantine_certificate" | "nat_report" | "disinfection_certificate" | "out_certificate" | "origin_certificate" | "sales_voucher" | "other";
                        states: ("pending" | "issued" | "not_requested" | "void")[];
                    }[];
                    wholeQuantity: boolean;
                } | {
                    /** @enum {string} */
                    kind: "test";
                    analytes: ("sars_cov_2" | "asfv" | "avian_influenza" | "norovirus" | "listeria_monocytogenes" | "salmonella" | "vibrio_parahaemolyticus" | "aerobic_plate_count" | "coliforms" | "veterinary_drug_residues" | "pesticide_residues" | "heavy_metals")[];
                    methods: ("rt_pcr" | "isothermal" | "culture" | "plate_count" | "test_sheet" | "elisa" | "lc_ms_ms" | "gc_ms_ms" | "icp_ms" | "aas" | "antigen" | "colloidal_gold" | "rapid_test")[] | null;
                    samples: number;
                    sampleKinds: ("personnel" | "product_surface" | "product_inner" | "product_outer" | "environment" | "vehicle")[] | null;
                    sampledAfterArrival: boolean;
                    withinHours: number | null;
                } | {
                    /** @enum {string} */
                    kind: "disinfection";
                    objects: ("container_wall" | "outer_package" | "pallet" | "vehicle" | "room" | "floor")[] | null;
                    afterArrival: boolean;
                } | {
                    /** @enum {string} */
                    kind: "not_expired";
                } | {
                    /** @enum {string} */
                    kind: "whole_container";
                } | {
                    /** @enum {string} */
                    kind: "through_central_warehouse";
                } | {
                    /** @enum {string} */
                    kind: "not_unloaded_here";
                };
                /** Format: date-time */
                effectiveFrom: string;
                /** Format: date-time */
                effectiveTo: string | null;
            }[];
            modes: {
                divisionId: string;
                /** @enum {string} */
                mode: "normal" | "emergency";
                /** Format: date-time */
                effectiveFrom: string;
                /** Format: date-time */
                recordedAt: string;
            }[];
            facts: components["schemas"]["KeeperGateFacts"][];
        };
        /** @description What gates ask about a lot. Holds are not among it: they are in /api/hold-list. */
        KeeperGateFacts: {
            lot: {
                /** Format: uuid */
                id: string;
                number: string;
                /** @enum {string} */
                kind: "import" | "domestic" | "processed";
                /** @enum {string|null} */
                entry: "first_station_in" | "first_station_out" | "inter_province" | null;
                /** @enum {string} */
                category: "beef" | "pork" | "sheep" | "poultry" | "offal" | "fish" | "crustaceans" | "molluscs" | "dairy" | "vegetables" | "fruit" | "grain_products" | "prepared" | "drinks" | "other";
                /** @enum {string} */
                storageClass: "ultra_low" | "frozen" | "chilled" | "constant" | "ambient";
                originCountry: string;
                originDivisionPath: string[] | null;
                /** Format: date */
                expiryDate: string;
                declaredKg: number;
                containerNo: string | null;
            };
            ancestors: {
                /** Format: uuid */
                id: string;
                number: string;
                /** @enum {string} */
                kind: "import" | "domestic" | "processed";
                /** @enum {string|null} */
                entry: "first_station_in" | "first_station_out" | "inter_province" | null;
                /** @enum {string} */
                category: "beef" | "pork" | "sheep" | "poultry" | "offal" | "fish" | "crustaceans" | "molluscs" | "dairy" | "vegetables" | "fruit" | "grain_products" | "prepared" | "drinks" | "other";
                /** @enum {string} */
                storageClass: "ultra_low" | "frozen" | "chilled" | "constant" | "ambient";
                originCountry: string;
                originDivisionPath: string[] | null;
                /** Format: date */
                expiryDate: string;
                declaredKg: number;
                containerNo: string | null;
            }[];
            links: {
                /** Format: uuid */
                childId: string;
                /** Format: uuid */
                parentId: string;
            }[];
            documents: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                lotId: string;
                /** @enum {string} */
                kind: "customs_declaration" | "quarantine_certificate" | "nat_report" | "disinfection_certificate" | "out_certificate" | "origin_certificate" | "sales_voucher" | "other";
                number: string | null;
                /** Format: date */
                issuedOn: string | null;
                /** Format: date */
                validUntil: string | null;
                netWeightKg: number | null;
                /** Format: date-time */
                attachedAt: string;
                states: {
                    /** @enum {string} */
                    state: "pending" | "issued" | "not_requested" | "void";
                    /** Format: date-time */
                    recordedAt: string;
                }[];
            }[];
            tests: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                lotId: string;
                /** @enum {string} */
                analyte: "sars_cov_2" | "asfv" | "avian_influenza" | "norovirus" | "listeria_monocytogenes" | "salmonella" | "vibrio_parahaemolyticus" | "aerobic_plate_count" | "coliforms" | "veterinary_drug_residues" | "pesticide_residues" | "heavy_metals";
                /** @enum {string} */
                method: "rt_pcr" | "isothermal" | "culture" | "plate_count" | "test_sheet" | "elisa" | "lc_ms_ms" | "gc_ms_ms" | "icp_ms" | "aas" | "antigen" | "colloidal_gold" | "rapid_test";
                /** @enum {string} */
                result: "negative" | "positive" | "suspect" | "invalid";
                /** Format: uuid */
                sampleId: string;
                sampleNumber: string;
                /** @enum {string} */
                sampleKind: "personnel" | "product_surface" | "product_inner" | "product_outer" | "environment" | "vehicle";
                /** Format: uuid */
                premisesId: string;
                /** Format: date-time */
                takenAt: string;
                /** Format: date-time */
                testedAt: string;
                /** Format: date-time */
                recordedAt: string;
                /** Format: date-time */
                supersededAt: string | null;
            }[];
            disinfections: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                lotId: string;
                certificateNo: string;
                /** @enum {string} */
                object: "container_wall" | "outer_package" | "pallet" | "vehicle" | "room" | "floor";
                /** Format: uuid */
                premisesId: string;
                netWeightKg: number;
                /** Format: date-time */
                startedAt: string;
                /** Format: date-time */
                endedAt: string;
                /** Format: date-time */
                recordedAt: string;
            }[];
            arrivals: {
                /** Format: uuid */
                lotId: string;
                /** Format: uuid */
                premisesId: string;
                /** @enum {string} */
                premisesKind: "cold_store" | "central_warehouse" | "market" | "shop" | "plant" | "laboratory";
                divisionPath: string[];
                netWeightKg: number;
                /** Format: date-time */
                at: string;
                /** Format: date-time */
                recordedAt: string;
            }[];
        };
        KeeperUnitDigests: {
            /** Format: uuid */
            seriesId: string;
            first: number;
            /** @description Of each code from `first` on, the first five bytes of its SHA-256, one after the other in base64. */
            digests: string;
        };
        RecordedCommand: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            recordedAt: string;
        };
        PlacedHold: {
            /** Format: uuid */
            orderId: string;
            /** @description One for each lot, in the order given, repeated ones left out. */
            holdIds: string[];
        };
        PlaceHold: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /**
             * @description The number of the written order (文号).
             * @example 粤市监封〔2026〕8号
             */
            number?: string;
            reasonZh: string;
            reasonEn: string;
            /**
             * @description Held wherever they are, with what was made of them and what shared a tube.
             * @default []
             */
            lotIds: string[];
            /**
             * @description Ranges of a series. Of their lot as many pieces have to stay behind.
             * @default []
             */
            units: components["schemas"]["HeldUnits"][];
            /**
             * @description Rooms and docks: what is in them or comes into them goes nowhere.
             * @default []
             */
            placeIds: string[];
            /**
             * @description Whole premises, with rooms that are added later.
             * @default []
             */
            premisesIds: string[];
            /**
             * @description What is under way. It is taken in only into a place that is held too.
             * @default []
             */
            shipmentIds: string[];
            /** @description What was asked when these things were found, such as a trace: kept for who reads the order. */
            question?: Record<string, never>;
        };
        HeldUnits: {
            /** Format: uuid */
            seriesId: string;
            first: number;
            last: number;
        };
        HoldOrderListed: components["schemas"]["HoldOrder"] & {
            /** @description Null unless asked for by `goods=true`. */
            goods: {
                /** @description Lots, unit ranges and places that you may know of. */
                covered: number;
                /**
                 * @description What stands held in rooms, on docks and under way now, with what was made of it, as far as you may see stock.
                 * @example 1250.5
                 */
                standingKg: number;
                first: {
                    /** @enum {string} */
                    what: "lot" | "units" | "place" | "premises" | "shipment";
                    /** Format: uuid */
                    lotId: string | null;
                    lotNumber: string | null;
                    productZh: string | null;
                    productEn: string | null;
                } | null;
            } | null;
        };
        HoldOrder: {
            /** Format: uuid */
            id: string;
            number: string | null;
            /** @enum {string} */
            kind: "test" | "regulator" | "owner" | "recall";
            /** Format: uuid */
            orgId: string;
            reasonZh: string;
            reasonEn: string;
            /** Format: uuid */
            testId: string | null;
            /** Format: uuid */
            recallId: string | null;
            /** Format: date-time */
            placedAt: string;
            active: boolean;
            /** @description For who placed it and those above. */
            question: Record<string, never> | null;
        };
        HoldOrderWithTotals: components["schemas"]["HoldOrder"] & {
            /** @description Lots, unit ranges and places that you may know of. */
            covered: number;
            /** @description Of these, how many are still held. */
            held: number;
            /**
             * @description What stands held in rooms, on docks and under way now, with what was made of it, as far as you may see stock.
             * @example 1250.5
             */
            standingKg: number;
        };
        HoldItem: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            what: "lot" | "units" | "place" | "premises" | "shipment";
            /** Format: uuid */
            lotId: string | null;
            /**
             * Format: uuid
             * @description The firm that declared the lot.
             */
            declaredBy: string | null;
            /** Format: uuid */
            seriesId: string | null;
            firstSerial: number | null;
            lastSerial: number | null;
            /**
             * Format: uuid
             * @description The room or dock, or the id of the shipment.
             */
            placeId: string | null;
            /** Format: uuid */
            premisesId: string | null;
            /** Format: date-time */
            releasedAt: string | null;
            releaseReason: string | null;
            /** Format: uuid */
            clearingTestId: string | null;
        };
        ReleasedHoldOrder: {
            /** Format: uuid */
            id: string;
            released: number;
            /** @description What stays held or was not held, and why. */
            kept: {
                /** Format: uuid */
                itemId: string | null;
                /** Format: uuid */
                lotId: string | null;
                rule: string;
                messageZh: string;
                messageEn: string;
            }[];
        };
        ReleaseHoldOrder: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            reason: string;
            /** @description Only these lots of the order. Without any selection, all that it still holds. */
            lotIds?: string[];
            /** @description Only these items of the order. */
            itemIds?: string[];
            /**
             * @description Later negative tests. Where the order came of a test, each lot needs one that clears it; where any is named, each lot needs one.
             * @default []
             */
            clearingTestIds: string[];
        };
        Hold: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orderId: string;
            /** Format: uuid */
            lotId: string;
            /** @enum {string} */
            kind: "test" | "regulator" | "owner" | "recall";
            /** Format: uuid */
            orgId: string | null;
            reasonZh: string;
            reasonEn: string;
            /** Format: uuid */
            testId: string | null;
            /** Format: uuid */
            recallId: string | null;
            /** Format: date-time */
            placedAt: string;
            /** Format: date-time */
            releasedAt: string | null;
            releaseReason: string | null;
            /** Format: uuid */
            clearingTestId: string | null;
        };
        ReleaseHold: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            reason: string;
            /**
             * Format: uuid
             * @description The later negative test that clears the lot. Required for holds on a test.
             */
            clearingTestId?: string;
        };
        ExposureAnswer: {
            /** Format: date-time */
            at: string;
            hypothesis: components["schemas"]["ExposureHypothesis"];
            /** @description By class, then hours together. */
            exposures: components["schemas"]["Exposure"][];
            /** @description True when there are more than were asked for. */
            truncated: boolean;
            figures: components["schemas"]["ExposureFiguresOfMoment"];
        };
        ExposureHypothesis: {
            /**
             * @description How long before the cause’s moment what came near counts as well.
             * @default 0
             */
            hoursBefore: number;
            /**
             * @description How long after the cause was gone what came near still counts.
             * @default 24
             */
            hoursAfter: number;
            /**
             * @default [
             *       "pool",
             *       "processing",
             *       "load",
             *       "room",
             *       "line",
             *       "vehicle",
             *       "crew",
             *       "disinfection",
             *       "dock"
             *     ]
             */
            reasons: ("pool" | "processing" | "load" | "room" | "line" | "vehicle" | "crew" | "disinfection" | "dock")[];
            /**
             * @description In a room or on a dock: less time together does not count.
             * @default 0
             */
            leastHours: number;
            /**
             * @description From so many hours in one room on it is class 2, below class 3.
             * @default 4
             */
            closeHours: number;
            /**
             * @description Whether what was made of exposed lots afterwards counts too.
             * @default true
             */
            descendants: boolean;
        };
        Exposure: {
            /** Format: uuid */
            lotId: string;
            number: string;
            product: {
                zh: string;
                en: string;
            };
            organisation: {
                /** Format: uuid */
                id: string;
                name: {
                    zh: string;
                    en: string;
                };
            };
            /** @description 1 one tube or one processing run · 2 one load, one vehicle at the same time, one room for `closeHours`, one processing line within hours · 3 one worker or disinfection, one room for less · 4 one dock, one vehicle at another time. */
            class: 1 | 2 | 3 | 4;
            hours: number;
            /** @description At most 5. */
            contacts: components["schemas"]["ExposureContact"][];
            contactCount: number;
            /** @description The exposed lots that it was made of. */
            madeOf: string[];
            stored: {
                netWeightKg: number;
                pieces: number;
            };
            inTransit: {
                netWeightKg: number;
                pieces: number;
            };
            sold: {
                netWeightKg: number;
                pieces: number;
            };
        };
        ExposureContact: {
            /** @enum {string} */
            reason: "pool" | "processing" | "load" | "room" | "line" | "vehicle" | "crew" | "disinfection" | "dock";
            name: {
                zh: string;
                en: string;
            };
            class: 1 | 2 | 3 | 4;
            /** Format: uuid */
            causeLotId: string;
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description Null while it lasts.
             */
            to: string | null;
            /** @description Time together, the hours after it included. */
            hours: number;
            place: {
                /** Format: uuid */
                id: string;
                name: {
                    zh: string;
                    en: string;
                };
                /** @enum {string} */
                kind: "room" | "dock" | "inbound" | "transit" | "processed" | "sold" | "destroyed" | "lost";
                code: string | null;
                premises: {
                    /** Format: uuid */
                    id: string;
                    name: {
                        zh: string;
                        en: string;
                    };
                } | null;
            } | null;
            vehiclePlate: string | null;
            workerNo: string | null;
            /** @description Of a stay, its place; of a processing, its event. */
            record: {
                /** @enum {string} */
                kind: "stay" | "shipment" | "sample" | "pool" | "disinfection" | "processing";
                /** Format: uuid */
                id: string;
            };
            causeRecord: {
                /** @enum {string} */
                kind: "stay" | "shipment" | "sample" | "pool" | "disinfection" | "processing";
                /** Format: uuid */
                id: string;
            };
        };
        ExposureFiguresOfMoment: {
            union: components["schemas"]["ExposureFigures"];
            /** @description In the order of rank. */
            reasons: {
                /** @enum {string} */
                reason: "pool" | "processing" | "load" | "room" | "line" | "vehicle" | "crew" | "disinfection" | "dock";
                name: {
                    zh: string;
                    en: string;
                };
                alone: components["schemas"]["ExposureFigures"] & unknown;
                added: components["schemas"]["ExposureFigures"] & unknown;
            }[];
            whatIf: {
                hoursAfter: number;
                figures: components["schemas"]["ExposureFigures"] & unknown;
            }[];
            beyond: components["schemas"]["ExposureFigures"] & (Record<string, never> | null);
            /** @description Reasons with more contacts than are read: their figures are too low. */
            incomplete: ("pool" | "processing" | "load" | "room" | "line" | "vehicle" | "crew" | "disinfection" | "dock")[];
        };
        /** @description Of all reasons together, each lot once. */
        ExposureFigures: {
            lots: number;
            /** @description With goods in stock or in transit now. */
            firms: number;
            places: number;
            stored: {
                netWeightKg: number;
                pieces: number;
            };
            inTransit: {
                netWeightKg: number;
                pieces: number;
            };
            /** @description Gone already. */
            sold: {
                netWeightKg: number;
                pieces: number;
            };
        };
        FindExposures: {
            /** @description The causes. All lots of a trace, where what became of them counts as one. */
            lotIds: string[];
            /**
             * Format: date-time
             * @description When the cause began; without it, when each lot came to each place.
             */
            since?: string;
            hypothesis?: components["schemas"]["ExposureHypothesis"];
            /**
             * @description Settings of `hoursAfter` to show the figures for.
             * @default [
             *       6,
             *       12,
             *       24,
             *       48,
             *       72
             *     ]
             */
            whatIf: number[];
            /** @default 200 */
            limit: number;
        };
        /** @description Keeps the question with the figures of this moment. */
        AssessExposure: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /** @description The causes. All lots of a trace, where what became of them counts as one. */
            lotIds: string[];
            /**
             * Format: date-time
             * @description When the cause began; without it, when each lot came to each place.
             */
            since?: string;
            hypothesis?: components["schemas"]["ExposureHypothesis"];
            /**
             * @description Settings of `hoursAfter` to show the figures for.
             * @default [
             *       6,
             *       12,
             *       24,
             *       48,
             *       72
             *     ]
             */
            whatIf: number[];
            /** @description What was decided on it. */
            note: string;
        };
        ExposureAssessment: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orgId: string;
            /** @description An account id, never a name. */
            actorId: string | null;
            lotIds: string[];
            /** Format: date-time */
            since: string | null;
            hypothesis: components["schemas"]["ExposureHypothesis"];
            figures: components["schemas"]["ExposureFiguresOfMoment"];
            note: string;
            /** Format: date-time */
            assessedAt: string;
        };
        OpenRecall: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /**
             * @description The number of the order, wanted for an ordered one; made for others when left out.
             * @example 粤市监召〔2026〕12号
             */
            number?: string;
            class: 1 | 2 | 3;
            /**
             * @description ordered: the authority alone. mock: a drill, which stops no goods.
             * @enum {string}
             */
            kind: "voluntary" | "ordered" | "mock" | "withdrawal";
            reasonZh: string;
            reasonEn: string;
            /**
             * Format: date-time
             * @description When the risk was known; the clock starts here. When left out: the first standing positive result of the lots, or else the opening. A drill begins with its opening.
             */
            knownAt?: string;
            /**
             * Format: uuid
             * @description The firm that recalls and reports; a firm's own recall names itself, an authority's the declarant of the first lot.
             */
            responsibleOrgId?: string;
            lotIds: string[];
        };
        Recall: {
            /** Format: uuid */
            id: string;
            number: string;
            /** Format: uuid */
            orgId: string;
            class: 1 | 2 | 3;
            /** @enum {string} */
            kind: "voluntary" | "ordered" | "mock" | "withdrawal";
            kindName: {
                zh: string;
                en: string;
            };
            drill: boolean;
            /** @description What to tell readers of a drill. */
            drillText: {
                zh: string;
                en: string;
            } | null;
            reasonZh: string;
            reasonEn: string;
            /** Format: uuid */
            responsibleOrgId: string | null;
            /** Format: date-time */
            knownAt: string;
            /** @enum {string} */
            knownFrom: "stated" | "test" | "opening";
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            closedAt: string | null;
        };
        RecallWithLots: components["schemas"]["Recall"] & {
            /** @description The recalled lots that you handle. */
            lotIds: string[];
            clock: components["schemas"]["RecallClock"];
        };
        RecallClock: {
            /** Format: date-time */
            at: string;
            deadlines: components["schemas"]["RecallDeadline"][];
        };
        RecallDeadline: {
            /** @enum {string} */
            step: "start" | "plan" | "progress" | "finish" | "summary";
            name: {
                zh: string;
                en: string;
            };
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            doneAt: string | null;
            /** @enum {string} */
            state: "met" | "late" | "open" | "overdue";
            /** @enum {string} */
            basis: "law" | "platform";
            basisText: {
                zh: string;
                en: string;
            };
            /** @description Years on the way to this day whose holidays are not published: weekends only were counted out. */
            holidaysNotPublished: number[];
            calendarText: {
                zh: string;
                en: string;
            } | null;
        };
        CloseRecall: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            reason: string;
            /** @description Whether what is left of the goods may move again: then all of it is disposed of as released. Of the authority alone, drills excepted. */
            releaseHolds: boolean;
            /** @description Why goods that nobody disposed of stay as they are. Of the authority alone. */
            undisposedReason?: string;
        };
        RecallFigures: {
            /** Format: date-time */
            at: string;
            formula: {
                zh: string;
                en: string;
            };
            effectiveness: components["schemas"]["RecallShare"];
            lots: number;
            holders: number;
            received: number;
            answered: number;
            overdue: number;
            /** @description Holders whose answer differs from the books. */
            disagreeing: number;
            /** Format: date-time */
            firstNoticeAt: string | null;
            /** Format: date-time */
            lastAnswerAt: string | null;
            /** @description Since the risk was known. */
            minutesToFirstNotice: number | null;
            /** @description Since the first notice. */
            minutesToLastAnswer: number | null;
            where: components["schemas"]["RecallWhereabouts"];
            disposed: components["schemas"]["RecallDisposed"];
            /** @description Stands somewhere and was neither downgraded nor released. */
            undisposed: {
                netWeightKg: number;
                pieces: number;
            };
            undisposedReason: string | null;
            /** @description Those that you may see. */
            byHolder: {
                /** Format: uuid */
                orgId: string;
                lots: number;
                where: components["schemas"]["RecallWhereabouts"];
                effectiveness: components["schemas"]["RecallShare"];
            }[];
        };
        /** @description Effectiveness = kg accounted for ÷ kg distributed. Distributed: all of the recalled lots and of what was made of them that is in a holder’s name (stored, under way, sold, destroyed, lost); what was made into other lots counts as those, what has not arrived does not count. Accounted for: what is in the holder’s name less what its answer leaves open; without an answer, only what was disposed of. */
        RecallShare: {
            accountedKg: number;
            distributedKg: number;
            /** @description Null where nothing was distributed. */
            percent: number | null;
        };
        RecallWhereabouts: {
            stored: {
                netWeightKg: number;
                pieces: number;
            };
            in_transit: {
                netWeightKg: number;
                pieces: number;
            };
            consumers: {
                netWeightKg: number;
                pieces: number;
            };
            outside_firms: {
                netWeightKg: number;
                pieces: number;
            };
            destroyed: {
                netWeightKg: number;
                pieces: number;
            };
            lost: {
                netWeightKg: number;
                pieces: number;
            };
        };
        RecallDisposed: {
            returned: {
                netWeightKg: number;
                pieces: number;
            };
            destroyed: {
                netWeightKg: number;
                pieces: number;
            };
            downgraded: {
                netWeightKg: number;
                pieces: number;
            };
            released: {
                netWeightKg: number;
                pieces: number;
            };
        };
        RecallNotice: {
            /** Format: uuid */
            recallId: string;
            number: string;
            drill: boolean;
            /** @description What to tell readers of a drill. */
            drillText: {
                zh: string;
                en: string;
            } | null;
            /** Format: uuid */
            orgId: string;
            orgNameZh: string;
            orgNameEn: string;
            /** Format: date-time */
            issuedAt: string;
            /**
             * Format: date-time
             * @description When the answer is due: the hours of the class after the notice, this platform's default.
             */
            dueAt: string;
            /** Format: date-time */
            receivedAt: string | null;
            /** Format: date-time */
            lastAnswerAt: string | null;
            answered: boolean;
            overdue: boolean;
            effectiveness: components["schemas"]["RecallShare"];
            lots: {
                /** Format: uuid */
                lotId: string;
                lotNumber: string;
                productNameZh: string;
                productNameEn: string;
                /** Format: date-time */
                issuedAt: string;
                /** @description All that ever came to this holder, by the books. */
                came: {
                    netWeightKg: number;
                    pieces: number;
                };
                notArrived: {
                    netWeightKg: number;
                    pieces: number;
                };
                books: components["schemas"]["RecallFates"];
                /** Format: date-time */
                answeredAt: string | null;
                answer: {
                    /** Format: uuid */
                    lotId: string;
                    /** @enum {string} */
                    fate: "here" | "sold_on" | "consumers" | "destroyed" | "returned" | "processed" | "not_found";
                    quantity: {
                        netWeightKg: number;
                        pieces: number;
                    };
                    /** Format: uuid */
                    toOrgId: string | null;
                    /** Format: uuid */
                    shipmentId: string | null;
                    toName: string | null;
                }[] | null;
                /** @description The answer against the books as of the moment of the answer. */
                disagreements: {
                    /** @enum {string} */
                    fate: "here" | "sold_on" | "consumers" | "destroyed" | "returned" | "processed" | "not_found";
                    answered: {
                        netWeightKg: number;
                        pieces: number;
                    };
                    booked: {
                        netWeightKg: number;
                        pieces: number;
                    };
                    difference: {
                        netWeightKg: number;
                        pieces: number;
                    };
                }[];
                disposed: components["schemas"]["RecallDisposed"];
            }[];
        };
        RecallFates: {
            here: {
                netWeightKg: number;
                pieces: number;
            };
            sold_on: {
                netWeightKg: number;
                pieces: number;
            };
            consumers: {
                netWeightKg: number;
                pieces: number;
            };
            destroyed: {
                netWeightKg: number;
                pieces: number;
            };
            returned: {
                netWeightKg: number;
                pieces: number;
            };
            processed: {
                netWeightKg: number;
                pieces: number;
            };
            not_found: {
                netWeightKg: number;
                pieces: number;
            };
        };
        ReceiveRecallNotice: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
        };
        AnswerRecall: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description What became of all that ever came to you of each lot named. A later answer that names a lot replaces the earlier one for it as a whole. sold_on says to whom: toOrgId, shipmentId or toName. */
            lines: {
                /** Format: uuid */
                lotId: string;
                /** @enum {string} */
                fate: "here" | "sold_on" | "consumers" | "destroyed" | "returned" | "processed" | "not_found";
                quantity: {
                    /** @example 1250.5 */
                    netWeightKg: number;
                    /** @example 50 */
                    pieces: number;
                };
                /** Format: uuid */
                toOrgId?: string;
                /** Format: uuid */
                shipmentId?: string;
                /** @description Of a firm not in the system. */
                toName?: string;
            }[];
        };
        RecallAnswer: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            recallId: string;
            drill: boolean;
            /** @description What to tell readers of a drill. */
            drillText: {
                zh: string;
                en: string;
            } | null;
            /** Format: uuid */
            orgId: string;
            number: number;
            /** Format: date-time */
            answeredAt: string;
            /** Format: date-time */
            recordedAt: string;
            lines: {
                /** Format: uuid */
                lotId: string;
                /** @enum {string} */
                fate: "here" | "sold_on" | "consumers" | "destroyed" | "returned" | "processed" | "not_found";
                quantity: {
                    netWeightKg: number;
                    pieces: number;
                };
                /** Format: uuid */
                toOrgId: string | null;
                /** Format: uuid */
                shipmentId: string | null;
                toName: string | null;
            }[];
        };
        DisposeRecalled: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            note?: string;
            lines: {
                /** Format: uuid */
                lotId: string;
                /**
                 * Format: uuid
                 * @description Where the goods stand, or stood.
                 */
                placeId: string;
                /** @enum {string} */
                outcome: "returned" | "destroyed" | "downgraded" | "released";
                quantity: {
                    /** @example 1250.5 */
                    netWeightKg: number;
                    /** @example 50 */
                    pieces: number;
                };
                /** @description destroyed: eventId of your record of the destruction. returned: shipmentId of a return that was received. downgraded: documentId or fileSha256 of your own. released: holdId of a released hold of this recall (the authority). */
                evidence: {
                    /** Format: uuid */
                    eventId?: string;
                    /** Format: uuid */
                    shipmentId?: string;
                    /** Format: uuid */
                    documentId?: string;
                    fileSha256?: string;
                    /** Format: uuid */
                    holdId?: string;
                };
            }[];
        };
        RecallDisposal: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            recallId: string;
            /** Format: uuid */
            orgId: string;
            /** Format: uuid */
            byOrgId: string;
            /** Format: uuid */
            lotId: string;
            /** Format: uuid */
            placeId: string;
            /** @enum {string} */
            outcome: "returned" | "destroyed" | "downgraded" | "released";
            outcomeName: {
                zh: string;
                en: string;
            };
            quantity: {
                netWeightKg: number;
                pieces: number;
            };
            evidence: {
                /** Format: uuid */
                eventId: string | null;
                /** Format: uuid */
                shipmentId: string | null;
                /** Format: uuid */
                documentId: string | null;
                fileSha256: string | null;
                /** Format: uuid */
                holdId: string | null;
            };
            note: string | null;
            /** Format: date-time */
            disposedAt: string;
        };
        FileRecallReport: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            /** @enum {string} */
            step: "plan" | "progress" | "summary";
            textZh: string;
            textEn: string;
        };
        RecallReport: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            recallId: string;
            number: string;
            class: 1 | 2 | 3;
            /** @enum {string} */
            kind: "voluntary" | "ordered" | "mock" | "withdrawal";
            drill: boolean;
            /** @description What to tell readers of a drill. */
            drillText: {
                zh: string;
                en: string;
            } | null;
            /** @enum {string} */
            step: "plan" | "progress" | "summary" | "closing";
            stepName: {
                zh: string;
                en: string;
            };
            /** Format: uuid */
            filedBy: string;
            /** Format: date-time */
            filedAt: string;
            textZh: string;
            textEn: string;
            figures: components["schemas"]["RecallFigures"];
        };
        PolicyRule: {
            /** Format: uuid */
            id: string;
            setCode: string;
            code: string;
            titleZh: string;
            titleEn: string;
            source: string;
            /** @enum {string} */
            mode: "any" | "normal" | "emergency";
            divisionId: string;
            /** @enum {string} */
            transition: "receive" | "ship" | "sell" | "activate";
            lotKinds: ("import" | "domestic" | "processed")[] | null;
            categories: ("beef" | "pork" | "sheep" | "poultry" | "offal" | "fish" | "crustaceans" | "molluscs" | "dairy" | "vegetables" | "fruit" | "grain_products" | "prepared" | "drinks" | "other")[] | null;
            storageClasses: ("ultra_low" | "frozen" | "chilled" | "constant" | "ambient")[] | null;
            origins: string[] | null;
            premisesKinds: ("cold_store" | "central_warehouse" | "market" | "shop" | "plant" | "laboratory")[] | null;
            entries: ("first_station_in" | "first_station_out" | "inter_province" | "intra_province")[] | null;
            requirement: components["schemas"]["PolicyRequirement"];
            /** Format: date-time */
            effectiveFrom: string;
            /** Format: date-time */
            effectiveTo: string | null;
        };
        PolicyRequirement: {
            /** @enum {string} */
            kind: "document";
            anyOf: {
                /** @enum {string} */
                kind: "customs_declaration" | "quarantine_certificate" | "nat_report" | "disinfection_certificate" | "out_certificate" | "origin_certificate" | "sales_voucher" | "other";
                states: ("pending" | "issued" | "not_requested" | "void")[];
            }[];
            wholeQuantity: boolean;
        } | {
            /** @enum {string} */
            kind: "test";
            analytes: ("sars_cov_2" | "asfv" | "avian_influenza" | "norovirus" | "listeria_monocytogenes" | "salmonella" | "vibrio_parahaemolyticus" | "aerobic_plate_count" | "coliforms" | "veterinary_drug_residues" | "pesticide_residues" | "heavy_metals")[];
            methods: ("rt_pcr" | "isothermal" | "culture" | "plate_count" | "test_sheet" | "elisa" | "lc_ms_ms" | "gc_ms_ms" | "icp_ms" | "aas" | "antigen" | "colloidal_gold" | "rapid_test")[] | null;
            samples: number;
            sampleKinds: ("personnel" | "product_surface" | "product_inner" | "product_outer" | "environment" | "vehicle")[] | null;
            sampledAfterArrival: boolean;
            withinHours: number | null;
        } | {
            /** @enum {string} */
            kind: "disinfection";
            objects: ("container_wall" | "outer_package" | "pallet" | "vehicle" | "room" | "floor")[] | null;
            afterArrival: boolean;
        } | {
            /** @enum {string} */
            kind: "not_expired";
        } | {
            /** @enum {string} */
            kind: "whole_container";
        } | {
            /** @enum {string} */
            kind: "through_central_warehouse";
        } | {
            /** @enum {string} */
            kind: "not_unloaded_here";
        };
        SetPolicyRules: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            reason: string;
            /** @default [] */
            add: components["schemas"]["NewPolicyRule"][];
            /**
             * @description Rules that end, now when no time is given.
             * @default []
             */
            end: {
                /** Format: uuid */
                ruleId: string;
                /** Format: date-time */
                effectiveTo?: string;
            }[];
        };
        NewPolicyRule: {
            /** @example guangdong_2026 */
            setCode: string;
            /** @example import.quarantine */
            code: string;
            titleZh: string;
            titleEn: string;
            /** @example DB44/T 2601.2-2025 */
            source: string;
            /** @enum {string} */
            mode: "any" | "normal" | "emergency";
            /** @example 440000 */
            divisionId: string;
            /** @enum {string} */
            transition: "receive" | "ship" | "sell" | "activate";
            /** @default null */
            lotKinds: ("import" | "domestic" | "processed")[] | null;
            /** @default null */
            categories: ("beef" | "pork" | "sheep" | "poultry" | "offal" | "fish" | "crustaceans" | "molluscs" | "dairy" | "vegetables" | "fruit" | "grain_products" | "prepared" | "drinks" | "other")[] | null;
            /** @default null */
            storageClasses: ("ultra_low" | "frozen" | "chilled" | "constant" | "ambient")[] | null;
            /**
             * @description ISO 3166 alpha-2 codes.
             * @default null
             */
            origins: string[] | null;
            /** @default null */
            premisesKinds: ("cold_store" | "central_warehouse" | "market" | "shop" | "plant" | "laboratory")[] | null;
            /** @default null */
            entries: ("first_station_in" | "first_station_out" | "inter_province" | "intra_province")[] | null;
            requirement: components["schemas"]["PolicyRequirement"];
            /**
             * Format: date-time
             * @description Now when left out; never before.
             */
            effectiveFrom?: string;
            /**
             * Format: date-time
             * @description Open-ended when left out.
             */
            effectiveTo?: string;
        };
        PolicyMode: {
            /** Format: uuid */
            id: string;
            divisionId: string;
            /** @enum {string} */
            mode: "normal" | "emergency";
            reasonZh: string;
            reasonEn: string;
            /** Format: date-time */
            effectiveFrom: string;
            /** Format: date-time */
            recordedAt: string;
        };
        DeclarePolicyMode: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /** @example 440000 */
            divisionId: string;
            /**
             * @description 平时 normal · 应急 emergency
             * @enum {string}
             */
            mode: "normal" | "emergency";
            reasonZh: string;
            reasonEn: string;
            /**
             * Format: date-time
             * @description Now when left out; never before.
             */
            effectiveFrom?: string;
        };
        GateVerdict: {
            /** Format: uuid */
            lotId: string;
            /** @enum {string} */
            transition: "receive" | "ship" | "sell" | "activate";
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            knownAt: string;
            /** @enum {string} */
            mode: "normal" | "emergency";
            /** Format: uuid */
            premisesId: string | null;
            /** @enum {string|null} */
            premisesKind: "cold_store" | "central_warehouse" | "market" | "shop" | "plant" | "laboratory" | null;
            divisionId: string;
            allowed: boolean;
            holds: {
                zh: string;
                en: string;
            }[];
            rules: {
                /** Format: uuid */
                ruleId: string;
                setCode: string;
                code: string;
                title: {
                    zh: string;
                    en: string;
                };
                source: string;
                /** Format: uuid */
                lotId: string;
                lotNumber: string;
                met: boolean;
                unmet: {
                    zh: string;
                    en: string;
                } | null;
                evidence: {
                    /** @enum {string} */
                    kind: "document" | "test" | "disinfection" | "arrival";
                    /** Format: uuid */
                    id: string;
                    /** Format: uuid */
                    lotId: string;
                    note: {
                        zh: string;
                        en: string;
                    };
                }[];
            }[];
        };
        TraceCode: {
            /** @example 7Q2MX5T0KZ9RW3N8A */
            code: string;
            /** @description In groups, as labels show it. */
            printed: string;
            /** Format: uuid */
            lotId: string;
            /** Format: uuid */
            orgId: string;
            /** @enum {string} */
            state: "issued" | "active" | "void";
            /** Format: date-time */
            issuedAt: string;
            /** Format: date-time */
            activatedAt: string | null;
            /** Format: date-time */
            voidedAt: string | null;
            voidReason: string | null;
            links: {
                /** Format: uri */
                page: string;
                /** Format: uri */
                qrSvg: string;
                /** Format: uri */
                qrPng: string;
            };
        };
        IssueCode: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
        };
        ActivateCode: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
        };
        VoidCode: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
            reason: string;
        };
        CodeSeries: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description For which lot it was issued. Null when you may not see that one.
             */
            lotId: string | null;
            /** Format: uuid */
            orgId: string;
            /** @enum {string} */
            level: "case" | "pack";
            /** @example 1 */
            first: number;
            /** @example 1 */
            last: number;
            keyVersion: number;
            /** @enum {string} */
            state: "issued" | "active";
            /** Format: date-time */
            issuedAt: string;
            /** Format: date-time */
            activatedAt: string | null;
            /** @description The series in parts by what became of them. Only when one series is read. */
            parts?: components["schemas"]["SeriesPart"][];
        };
        SeriesPart: {
            /** @example 1 */
            first: number;
            /** @example 1 */
            last: number;
            /** @enum {string} */
            state: "in_use" | "void" | "replaced";
            /**
             * Format: uuid
             * @description Null when you may not see it.
             */
            lotId: string | null;
            /** Format: uuid */
            orgId: string;
            successor: {
                /** Format: uuid */
                seriesId: string;
                /** @example 1 */
                first: number;
                /** @example 1 */
                last: number;
            } | null;
            reason: string | null;
            /** Format: date-time */
            at: string;
        };
        IssueSeries: {
            /**
             * @description What carries the code: 箱 (case) or 件 (pack).
             * @enum {string}
             */
            level: "case" | "pack";
            /**
             * @description How many codes. They are computed: a series of any size is one row.
             * @example 10000000
             */
            count: number;
            /** @description Why a lot gets more case codes than it has pieces. Recorded. */
            reason?: string;
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
        };
        CodeSeriesList: {
            items: components["schemas"]["CodeSeries"][];
        };
        ActivateSeries: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
        };
        VoidUnits: {
            /** @example 1 */
            first: number;
            /** @example 1 */
            last: number;
            reason: string;
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
        };
        /** @description Repacked with their labels left on: the units are of another lot from then on. */
        MoveUnits: {
            /** @example 1 */
            first: number;
            /** @example 1 */
            last: number;
            /** Format: uuid */
            toLotId: string;
            reason?: string;
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
        };
        /** @description Relabelled. With as many new codes as old ones they pair off in order; otherwise the old ones together became the new ones. */
        ReplaceUnits: {
            /** @example 1 */
            first: number;
            /** @example 1 */
            last: number;
            successor: {
                /** Format: uuid */
                seriesId: string;
                /** @example 1 */
                first: number;
                /** @example 1 */
                last: number;
            };
            reason?: string;
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
        };
        UnitCode: {
            /** @example 1Q2MX5T0KZ9RW3N8A7BC */
            code: string;
            printed: string;
            /** Format: uuid */
            seriesId: string;
            /** @example 1 */
            serial: number;
            /** @enum {string} */
            level: "case" | "pack";
            /** @enum {string} */
            state: "issued" | "active" | "void" | "replaced";
            /** Format: uuid */
            lotId: string;
            /** Format: uuid */
            orgId: string;
            successorCode: string | null;
            history: {
                /** @enum {string} */
                kind: "moved" | "void" | "replaced";
                /** Format: uuid */
                lotId: string | null;
                reason: string | null;
                /** Format: date-time */
                at: string;
            }[];
        };
        LabelPrint: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            seriesId: string;
            /** Format: uuid */
            lotId: string;
            /** Format: uuid */
            orgId: string;
            /** @description The how manieth print of the series, from 1. */
            number: number;
            /** @example 1 */
            first: number;
            /** @example 1 */
            last: number;
            labels: number;
            /** @enum {string} */
            format: "pdf" | "zpl" | "svg" | "png" | "csv";
            /** @enum {string|null} */
            layout: "a4-24" | "a4-40" | "60x40" | "100x70" | "qr" | null;
            dpi: 203 | 300 | null;
            /** @enum {string} */
            link: "short" | "gs1";
            /** @description The highest number after 重印 on any of its labels; 0 when each of them is the first. */
            reprint: number;
            /** @description How many of its labels had been printed before. */
            reprinted: number;
            /** Format: date-time */
            printedAt: string;
            /**
             * @description The last label that left the server with none before it left out.
             * @example 1
             */
            takenTo: number | null;
            /** @description How many different labels were fetched. */
            taken: number;
            /** @description How many were fetched more than once. */
            takenAgain: number;
            file: string;
        };
        PrintLabels: {
            /** @enum {string} */
            format: "pdf" | "zpl" | "svg" | "png" | "csv";
            /**
             * @description pdf: a4-24 (3 × 8, the default), a4-40 (4 × 10), 60x40, 100x70 (mm). zpl: 60x40 (default), 100x70. svg, png: these or qr, the symbol alone. csv: none.
             * @enum {string}
             */
            layout?: "a4-24" | "a4-40" | "60x40" | "100x70" | "qr";
            /** @description Of a printer that takes ZPL; 203 unless told. */
            dpi?: 203 | 300;
            /**
             * @description What the symbol says: this installation’s own short link, or a GS1 Digital Link, for products with a GTIN of their own.
             * @default short
             * @enum {string}
             */
            link: "short" | "gs1";
            /** @example 1 */
            first: number;
            /** @example 1 */
            last: number;
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /**
             * Format: date-time
             * @description When it happened, if not now. Never in the future.
             * @example 2026-11-20T09:30:00+08:00
             */
            occurredAt?: string;
        };
        LabelPrintList: {
            items: components["schemas"]["LabelPrint"][];
        };
        ImportResult: {
            /** @enum {string} */
            kind: "lots" | "receipts" | "shipments" | "tests" | "disinfections";
            /** @enum {string} */
            mode: "dry_run" | "all_or_nothing" | "good_rows";
            /** @description Whether the rows counted as done are in the journal now. */
            recorded: boolean;
            /** @description Rows read, without header and samples. */
            rows: number;
            /** @description Rows recorded; after a dry run those that would be. 0 when nothing was kept. */
            done: number;
            /** @description Rows that had been recorded earlier. */
            repeated: number;
            refused: number;
            faultCount: number;
            /** @description The first ones. */
            faults: components["schemas"]["ImportFault"][];
            /** @description Address of a copy of the file with its faults marked, to mend and send again. */
            markedUp: string | null;
        };
        ImportFault: {
            /** @description As the spreadsheet program counts; the header is 1. */
            row: number;
            /**
             * @description The column's letter and header; null when it is about the whole row.
             * @example C 产品编码 Product code
             */
            column: string | null;
            field: string | null;
            rule: string;
            message: string;
            /** @description What the cell holds. */
            value: string | null;
            /** @description The row's lot number, or its supplier's, where it has one. */
            lot: string | null;
        };
        LotScans: {
            /** Format: uuid */
            lotId: string;
            /** @description So many codes of the lot were scanned. */
            codes: number;
            scans: number;
            /** Format: date-time */
            firstScan: string | null;
            regions: {
                region: string | null;
                name: {
                    zh: string;
                    en: string;
                };
                scans: number;
            }[];
            /** @description The newest 1000; older than the retention rule only totals stay. */
            hours: {
                /** Format: date-time */
                hour: string;
                region: string | null;
                scans: number;
            }[];
            /** @description Among the 200 codes with most scans and the 200 in most regions. */
            warnings: {
                code: string;
                /** @enum {string} */
                level: "lot" | "case" | "pack";
                scans: number;
                warnings: components["schemas"]["CopyWarning"][];
            }[];
        };
        ScanThreshold: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            level: "lot" | "case" | "pack";
            divisionId: string;
            numbers: components["schemas"]["ScanThresholdNumbers"];
            source: string;
            /** Format: date-time */
            effectiveFrom: string;
            /** Format: date-time */
            effectiveTo: string | null;
        };
        /** @description `perPiece` times the pieces of the lot takes the place of the number where it is more. places: in so many cities of so many provinces within the hours. */
        ScanThresholdNumbers: {
            /** @enum {string} */
            reason: "many";
            scans: number;
            perPiece: number;
        } | {
            /** @enum {string} */
            reason: "places";
            hours: number;
            cities: number;
            provinces: number;
            perPiece: number;
        } | {
            /** @enum {string} */
            reason: "after_sold";
            days: number;
            scans: number;
            perPiece: number;
        } | {
            /** @enum {string} */
            reason: "after_destroyed";
            hours: number;
        };
        SetScanThresholds: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            reason: string;
            /** @default [] */
            add: components["schemas"]["NewScanThreshold"][];
            /** @default [] */
            end: {
                /** Format: uuid */
                thresholdId: string;
                /** Format: date-time */
                effectiveTo?: string;
            }[];
        };
        NewScanThreshold: {
            /** @enum {string} */
            level: "lot" | "case" | "pack";
            /** @example 440000 */
            divisionId: string;
            numbers: components["schemas"]["ScanThresholdNumbers"];
            source: string;
            /**
             * Format: date-time
             * @description Now when left out; never before.
             */
            effectiveFrom?: string;
            /**
             * Format: date-time
             * @description Open-ended when left out.
             */
            effectiveTo?: string;
        };
        ConsumerReport: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            lotId: string;
            code: string;
            /** @enum {string} */
            kind: "label" | "damaged" | "expired" | "thawed" | "ill" | "other";
            /** @enum {string} */
            state: "filed" | "examining" | "upheld" | "unfounded";
            answerZh: string | null;
            answerEn: string | null;
            /** Format: date-time */
            answeredAt: string | null;
            /** Format: date-time */
            filedAt: string;
            /** @description In the words of a consumer. */
            text: string | null;
            /** @description Its address. */
            photo: string | null;
            /** Format: date-time */
            erasedAt: string | null;
        };
        AnswerReport: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /** @enum {string} */
            state: "examining" | "upheld" | "unfounded";
            /** @description The consumer reads it: no names. */
            answerZh: string;
            answerEn: string;
        };
        /** @description At most 20 hits for each field. */
        SearchResult: {
            items: components["schemas"]["SearchHit"][];
        };
        SearchHit: {
            /** @enum {string} */
            kind: "lot" | "document" | "disinfection" | "product" | "organisation" | "premises";
            /** Format: uuid */
            id: string;
            /**
             * @description Which field the text was found in.
             * @enum {string}
             */
            matched: "traceCode" | "unitCode" | "lotNumber" | "supplierLotNo" | "containerNo" | "declarationNo" | "previousOutCertificateNo" | "documentNo" | "disinfectionCertificateNo" | "gtin" | "productCode" | "productName" | "uscc" | "organisationName" | "premisesCode" | "premisesName";
            value: string;
            /** @description Of the product, the organisation or the issuer. */
            name: {
                zh: string;
                en: string;
            };
            /** @description The lots concerned, 20 at most. */
            lots: {
                /** Format: uuid */
                id: string;
                number: string;
            }[];
        };
        HistoryPage: {
            items: components["schemas"]["HistoryEntry"][];
            nextCursor: string | null;
            /** @description True when more than 2000 lots lie before or after: the rest is left out. */
            truncated: boolean;
        };
        HistoryEntry: {
            seq: number;
            /** Format: uuid */
            eventId: string;
            /** @example custody.received */
            type: string;
            title: {
                zh: string;
                en: string;
            };
            /** @description The entry as a sentence. */
            text: {
                zh: string;
                en: string;
            };
            /** Format: date-time */
            occurredAt: string;
            /** Format: date-time */
            recordedAt: string;
            organisation: {
                /** Format: uuid */
                id: string;
                name: {
                    zh: string;
                    en: string;
                };
            } | null;
            /** @description An account id, never a name. */
            actorId: string | null;
            premises: {
                /** Format: uuid */
                id: string;
                name: {
                    zh: string;
                    en: string;
                };
                /** @enum {string} */
                role: "at" | "from" | "to";
                divisionId: string;
            }[];
            counterparty: {
                /** Format: uuid */
                id: string;
                name: {
                    zh: string;
                    en: string;
                };
            } | null;
            lines: {
                /** Format: uuid */
                lotId: string;
                number: string;
                /** @enum {string} */
                relation: "self" | "ancestor" | "descendant";
                netWeightKg: number | null;
                pieces: number | null;
                from: {
                    /** Format: uuid */
                    id: string;
                    /** @enum {string} */
                    kind: "room" | "dock" | "inbound" | "transit" | "processed" | "sold" | "destroyed" | "lost";
                    code: string | null;
                    name: {
                        zh: string;
                        en: string;
                    };
                } | null;
                to: {
                    /** Format: uuid */
                    id: string;
                    /** @enum {string} */
                    kind: "room" | "dock" | "inbound" | "transit" | "processed" | "sold" | "destroyed" | "lost";
                    code: string | null;
                    name: {
                        zh: string;
                        en: string;
                    };
                } | null;
                note: {
                    zh: string;
                    en: string;
                } | null;
            }[];
            evidence: {
                /** @enum {string} */
                kind: "document" | "sample" | "pool" | "test" | "disinfection" | "hold" | "recall" | "code";
                id: string;
                label: {
                    zh: string;
                    en: string;
                };
            }[];
            /** @description The rules that were asked before this could happen. */
            gate: {
                /** Format: date-time */
                at: string;
                rules: string[];
            } | null;
            reason: string | null;
            /** Format: uuid */
            corrects: string | null;
            correctedBy: string[];
        };
        LogBundle: {
            /** @enum {string} */
            format: "frostmark-log-bundle/1";
            origin: string;
            /** @description Keys of the log, as C2SP signed-note has them. */
            keys: string[];
            /** @description A signed note: whose log, how large, its root. */
            checkpoint: string;
            subject: {
                /** Format: uuid */
                lotId: string;
                number: string;
            };
            records: components["schemas"]["LoggedRecord"][];
            documents: {
                /** Format: uuid */
                id: string;
                number: string | null;
                sha256: string;
            }[];
            /** @description The lot has older events than these, the newest 2,000. */
            more: boolean;
        };
        LoggedRecord: {
            /** @description Its leaf, counted from 0. */
            index: number;
            /** @description What the public log holds of it, to the letter. */
            entry: string;
            record: {
                [key: string]: unknown;
            } | null;
            salt: string | null;
            /**
             * @description Another’s doing, of which you learn that it happened; else null means erased.
             * @enum {boolean}
             */
            withheld?: true;
            /** @description From the leaf upwards, base64. */
            proof: string[];
        };
        LogMonitor: {
            origin: string;
            /** Format: date-time */
            at: string;
            /**
             * Format: date-time
             * @description From when on it looks back: 30 days.
             */
            since: string;
            size: number;
            /** @description The newest. */
            checkpoint: {
                size: number;
                /** Format: date-time */
                signedAt: string;
                ageSeconds: number;
            } | null;
            /** @description What came into the log on each day, of Asia/Shanghai. */
            growth: {
                /** Format: date */
                day: string;
                entries: number;
            }[];
            /** @description No checkpoint for more than an hour while a record waited for one; one that lasts first, then the longest twenty. */
            pauses: {
                /** Format: date-time */
                began: string;
                /**
                 * Format: date-time
                 * @description Null: it lasts.
                 */
                ended: string | null;
                /**
                 * Format: date-time
                 * @description From when on a record waited.
                 */
                waitingSince: string;
                waitedHours: number;
            }[];
            /** @description Records of your jurisdiction that came whole hours after what they tell of; the worst 200 firms. */
            late: {
                records: number;
                dayOrMore: number;
                firms: number;
                byFirm: {
                    organisation: {
                        /** Format: uuid */
                        id: string;
                        name: {
                            zh: string;
                            en: string;
                        };
                    };
                    records: number;
                    dayOrMore: number;
                    worstHours: number;
                }[];
            };
            witnesses: {
                name: string;
                /** @description The largest tree that it cosigned. */
                size: number;
                behind: number;
                /** Format: date-time */
                seenAt: string | null;
                /**
                 * Format: date-time
                 * @description Long ago: it is named in LOG_WITNESSES no more.
                 */
                askedAt: string | null;
                /** @description In a row, since it last cosigned. */
                failures: number;
                /** @description unreachable · forged: not signed by its key · fork: it knows another tree than this log’s · ahead: it has seen more than there is · unsteady · http_<status> */
                fault: string | null;
            }[];
            pending: {
                events: number;
                /** @description Counting ended there. */
                hasMore: boolean;
                /** Format: date-time */
                oldestAt: string | null;
            };
            /** @description Numbers of the journal that are missing and still waited for. */
            gaps: {
                first: number;
                last: number;
                /** Format: date-time */
                since: string;
            }[];
            /** @description What a verifier told last. */
            lastVerification: {
                organisation: {
                    /** Format: uuid */
                    id: string;
                    name: {
                        zh: string;
                        en: string;
                    };
                };
                size: number;
                /** @description Of the tree, in base64 as its checkpoint has it. */
                root: string;
                /** @enum {string} */
                verdict: "ok" | "failed";
                problems: number;
                /** Format: date-time */
                checkedAt: string;
                /** Format: date-time */
                recordedAt: string;
                /** @description Whether this log signed that root; null: it signed no tree of that size. */
                agrees: boolean | null;
            } | null;
        };
        RecordLogVerification: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /** @description Of the checkpoint that was checked. */
            size: number;
            /** @description Of the tree, in base64 as its checkpoint has it. */
            root: string;
            /** @enum {string} */
            verdict: "ok" | "failed";
            /** @description With `ok` none. */
            problems: number;
            /** Format: date-time */
            checkedAt: string;
        };
        Trace: {
            question: components["schemas"]["TraceHead"];
            sources: components["schemas"]["TracedSource"][];
            lots: components["schemas"]["TracedLot"][];
            places: components["schemas"]["TracedPlace"][];
            shipments: components["schemas"]["TracedShipment"][];
            nodes: components["schemas"]["TracedNode"][];
            edges: components["schemas"]["TracedEdge"][];
            sales: components["schemas"]["TracedSale"][];
            balance: components["schemas"]["TraceBalance"];
            bound: components["schemas"]["TraceBound"];
        };
        TraceHead: {
            sources: {
                kind: string;
                id: string;
                label: {
                    zh: string;
                    en: string;
                };
            }[];
            directions: ("forward" | "backward")[];
            /** Format: date-time */
            since: string | null;
            /** Format: date-time */
            at: string;
            /** @description The number of the newest record that was read. */
            basis: number;
        };
        /** @description Where it began, with at most so much. */
        TracedSource: {
            /** @enum {string} */
            direction: "forward" | "backward";
            /** Format: uuid */
            lotId: string;
            /** Format: uuid */
            placeId: string;
            netWeightKg: number;
            pieces: number;
        };
        TracedLot: {
            /** Format: uuid */
            id: string;
            number: string;
            /** @enum {string} */
            kind: "import" | "domestic" | "processed";
            product: {
                zh: string;
                en: string;
            };
            organisation: {
                /** Format: uuid */
                id: string;
                name: {
                    zh: string;
                    en: string;
                };
            };
            /** Format: date-time */
            declaredAt: string;
            declared: {
                netWeightKg: number;
                pieces: number;
            };
        };
        TracedPlace: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "room" | "dock" | "inbound" | "transit" | "processed" | "sold" | "destroyed" | "lost";
            code: string | null;
            name: {
                zh: string;
                en: string;
            };
            organisation: {
                /** Format: uuid */
                id: string;
                name: {
                    zh: string;
                    en: string;
                };
            };
            premises: {
                /** Format: uuid */
                id: string;
                name: {
                    zh: string;
                    en: string;
                };
                kind: string;
                address: string;
                divisionId: string;
                division: {
                    zh: string;
                    en: string;
                };
                /** @description Degrees, WGS-84. */
                longitude: number | null;
                latitude: number | null;
            } | null;
        };
        TracedShipment: {
            /**
             * Format: uuid
             * @description Also of the place that holds its goods on their way.
             */
            id: string;
            number: string;
            /** @enum {string} */
            state: "in_transit" | "matched" | "mismatched" | "settled";
            /** @enum {string} */
            purpose: "transfer" | "sale" | "return";
            from: {
                premises: {
                    /** Format: uuid */
                    id: string;
                    name: {
                        zh: string;
                        en: string;
                    };
                };
                organisation: {
                    /** Format: uuid */
                    id: string;
                    name: {
                        zh: string;
                        en: string;
                    };
                };
            };
            to: {
                premises: {
                    /** Format: uuid */
                    id: string;
                    name: {
                        zh: string;
                        en: string;
                    };
                };
                organisation: {
                    /** Format: uuid */
                    id: string;
                    name: {
                        zh: string;
                        en: string;
                    };
                };
            };
            vehiclePlate: string | null;
            /** Format: date-time */
            shippedAt: string;
            /** Format: date-time */
            receivedAt: string | null;
        };
        TracedNode: {
            id: number;
            /** @enum {string} */
            direction: "forward" | "backward";
            /** @enum {string} */
            kind: "stock" | "processing";
            /** Format: uuid */
            lotId: string | null;
            /** Format: uuid */
            placeId: string | null;
            seq: number | null;
            /** Format: date-time */
            since: string;
            /** @description What stands there; of a processing, its loss. Zero at the places of a backward trace, where `through` tells. */
            netWeightKg: number;
            pieces: number;
            source: components["schemas"]["TraceRange"];
            through: components["schemas"]["TraceRange"] & unknown;
        };
        /** @description How much of that is the source’s. */
        TraceRange: {
            leastKg: number;
            mostKg: number;
        };
        TracedEdge: {
            /** @enum {string} */
            direction: "forward" | "backward";
            /** @description A node; -1 is outside the books. */
            from: number;
            to: number;
            /** @description Of the event, as in the history of its lots. */
            seq: number;
            /** @enum {string} */
            act: "declared" | "received" | "moved" | "shipped" | "delivered" | "taken_back" | "processed" | "made" | "sold" | "returned" | "destroyed" | "lost" | "found" | "withdrawn";
            /** Format: date-time */
            at: string;
            netWeightKg: number;
            pieces: number;
            source: components["schemas"]["TraceRange"] & unknown;
        };
        TracedSale: {
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            lotId: string;
            organisation: {
                /** Format: uuid */
                id: string;
                name: {
                    zh: string;
                    en: string;
                };
            };
            premises: {
                /** Format: uuid */
                id: string;
                name: {
                    zh: string;
                    en: string;
                };
            };
            /** @enum {string} */
            buyerKind: "consumer" | "firm";
            buyerName: string | null;
            netWeightKg: number;
            pieces: number;
            source: components["schemas"]["TraceRange"] & unknown;
        };
        /** @description Of the forward trace; null without one, or where a bound was reached. */
        TraceBalance: {
            source: {
                netWeightKg: number;
                pieces: number;
            };
            where: components["schemas"]["TraceSum"][];
            /** @description Whether all of the source is in one of these. `where` is exact for all goods. */
            balances: boolean;
        } | null;
        TraceSum: {
            /** @enum {string} */
            where: "declared" | "stored" | "in_transit" | "unaccounted" | "sold" | "destroyed" | "lost" | "processed" | "withdrawn" | "beyond";
            netWeightKg: number;
            pieces: number;
            source: components["schemas"]["TraceRange"] & unknown;
        };
        /** @description What is told is right, but is not all. */
        TraceBound: {
            /** @enum {string} */
            kind: "lots" | "nodes";
            limit: number;
        } | null;
        TraceQuestion: {
            sources: components["schemas"]["TraceSource"][];
            /**
             * @default [
             *       "forward",
             *       "backward"
             *     ]
             */
            directions: ("forward" | "backward")[];
            /**
             * Format: date-time
             * @description When the cause began: goods of a lot that had left before are not followed. Of lots, units and documents; other sources have a time of their own.
             */
            since?: string;
            /**
             * Format: date-time
             * @description The moment to describe, if not now: what happened later is left out.
             */
            at?: string;
            /**
             * @description A trace that reaches it stops, and says so in `bound`.
             * @default 20000
             */
            maxNodes: number;
        };
        /** @description What to begin with. A unit stands for its lot, a document for the lots it covers, a worker for the goods driven, disinfected or sampled. */
        TraceSource: {
            /** @enum {string} */
            kind: "lot";
            /** Format: uuid */
            id: string;
        } | {
            /** @enum {string} */
            kind: "unit";
            code: string;
        } | {
            /** @enum {string} */
            kind: "shipment";
            /** Format: uuid */
            id: string;
        } | {
            /** @enum {string} */
            kind: "place";
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description What stood there then, and what came until `to`.
             */
            from: string;
            /** Format: date-time */
            to: string;
        } | {
            /** @enum {string} */
            kind: "premises";
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description What stood there then, and what came until `to`.
             */
            from: string;
            /** Format: date-time */
            to: string;
        } | {
            /** @enum {string} */
            kind: "document";
            /** Format: uuid */
            id: string;
        } | {
            /** @enum {string} */
            kind: "disinfection";
            /** Format: uuid */
            id: string;
        } | {
            /** @enum {string} */
            kind: "worker";
            /**
             * Format: uuid
             * @description The employer.
             */
            organisationId: string;
            /** @example W0042 */
            workerNo: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
        };
        TraceLine: {
            question: components["schemas"]["TraceHead"];
            /** @description What the arrays of each table hold. `lot`, `place`, `organisation`, `premises`, `site` and `product` count the rows of that table over all lines, from 0. A node without a lot is a processing. Moments are milliseconds since 1970. */
            columns: {
                organisations?: string[];
                sites?: string[];
                products?: string[];
                premises?: string[];
                lots?: string[];
                places?: string[];
                shipments?: string[];
                nodes?: string[];
                edges?: string[];
                sources?: string[];
                sales?: string[];
            };
        } | {
            end: {
                nodes: number;
                balance: components["schemas"]["TraceBalance"];
                bound: components["schemas"]["TraceBound"];
            };
        } | {
            /** @enum {string} */
            direction: "forward" | "backward";
            organisations?: (string | number | null)[][];
            sites?: (string | number | null)[][];
            products?: (string | number | null)[][];
            premises?: (string | number | null)[][];
            lots?: (string | number | null)[][];
            places?: (string | number | null)[][];
            shipments?: (string | number | null)[][];
            nodes?: (string | number | null)[][];
            edges?: (string | number | null)[][];
            sources?: (string | number | null)[][];
            sales?: (string | number | null)[][];
        };
        RegisterWorker: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /** @example W-0412 */
            workerNo: string;
            name: string;
            /** @example 13812345678 */
            phone?: string;
            identity?: components["schemas"]["Identity"];
            /** @enum {string} */
            duty: "keeper" | "driver" | "loader" | "sampler" | "disinfector" | "quality" | "sales" | "other";
            /**
             * Format: uuid
             * @description Everywhere in the firm if left out.
             */
            premisesId?: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            activeSince: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            activeUntil?: string;
        };
        /** @description Tracing needs no identity number. Give one only where the law makes you check identity. */
        Identity: {
            /** @enum {string} */
            kind: "resident_id";
            /** @example 11010519491231002X */
            number: string;
        } | {
            /** @enum {string} */
            kind: "passport";
            /** @example E12345678 */
            number: string;
        };
        Worker: {
            /** Format: uuid */
            orgId: string;
            workerNo: string;
            /**
             * @description Masked.
             * @example 张*
             */
            name: string | null;
            /**
             * @description Masked.
             * @example 138****5678
             */
            phone: string | null;
            /** @enum {string} */
            identityKind: "none" | "resident_id" | "passport";
            /** @example 1101**********002X */
            identity: string | null;
            /** @enum {string} */
            duty: "keeper" | "driver" | "loader" | "sampler" | "disinfector" | "quality" | "sales" | "other";
            /** Format: uuid */
            premisesId: string | null;
            /** Format: date */
            activeSince: string;
            /** Format: date */
            activeUntil: string | null;
            /** @description False once the key was destroyed, or when what is stored was altered. */
            readable: boolean;
        };
        WorkerCount: {
            /** Format: uuid */
            premisesId: string;
            /** @description Null where there are fewer than five. */
            workers: number | null;
            suppressed: boolean;
        };
        FindWorker: {
            identity: components["schemas"]["Identity"];
            /** @example 核查 GZ-2026-118 号案件 Case GZ-2026-118 */
            reason: string;
        };
        DestroyPersonalKey: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /** @example 核查 GZ-2026-118 号案件 Case GZ-2026-118 */
            reason: string;
            /**
             * @description Nobody can undo this.
             * @enum {string}
             */
            confirm: "DESTROY";
        };
        /** @description What is left out stays; null removes it. */
        AmendWorker: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            name?: string;
            /** @example 13812345678 */
            phone?: string | null;
            identity?: components["schemas"]["Identity"];
            /** @enum {string} */
            duty?: "keeper" | "driver" | "loader" | "sampler" | "disinfector" | "quality" | "sales" | "other";
            /** Format: uuid */
            premisesId?: string | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            activeSince?: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            activeUntil?: string | null;
        };
        /** @description The fields asked for; null where none is known. */
        DisclosedWorker: {
            /** Format: uuid */
            orgId: string;
            workerNo: string;
            name?: string | null;
            phone?: string | null;
            identity?: {
                /** @enum {string} */
                kind: "resident_id" | "passport";
                number: string;
            } | null;
        };
        DiscloseWorker: {
            /**
             * Format: uuid
             * @description The employer; your own if left out.
             */
            orgId?: string;
            fields: ("name" | "phone" | "identity")[];
            /** @example 核查 GZ-2026-118 号案件 Case GZ-2026-118 */
            reason: string;
        };
        EraseWorker: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /** @example 核查 GZ-2026-118 号案件 Case GZ-2026-118 */
            reason: string;
        };
        Alert: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "surplus" | "yield" | "customs_item" | "certificate" | "reused_file" | "unshipped" | "time_order" | "expired" | "broken_chain" | "duplicate";
            kindName: {
                zh: string;
                en: string;
            };
            /** @enum {string} */
            rule: "over_received" | "unbooked_count" | "negative_past" | "yield_over" | "yield_under" | "yield_lost" | "item_exceeded" | "item_disagrees" | "certificate_exceeded" | "certificate_disagrees" | "file_two_numbers" | "source_unknown" | "source_used_up" | "source_shared" | "out_certificate_twice" | "redeclared" | "back_dated" | "paper_before_goods" | "product_before_input" | "expired_traded" | "expired_moved" | "shelf_life_stretched" | "in_transit_long" | "short_unsettled" | "never_arrived" | "buyer_unnamed" | "container_twice" | "supplier_lot_relabelled";
            /**
             * @description resolved: its cause is gone by itself, through a correction or a settlement.
             * @enum {string}
             */
            state: "open" | "in_hand" | "dismissed" | "settled" | "resolved";
            /** @description What was found, with its figures. */
            text: {
                zh: string;
                en: string;
            };
            excessKg: number | null;
            /** @description The figures of the text; weights in kg. */
            facts: {
                [key: string]: string | number;
            };
            /**
             * Format: uuid
             * @description The firm that may read it; null where it speaks of the records of several.
             */
            orgId: string | null;
            /** @description Who has it in hand; the person is shown to authorities. */
            owner: {
                /** Format: uuid */
                orgId: string;
                userId: string | null;
            } | null;
            /** @description Of its closing, for authorities. */
            reason: string | null;
            /** Format: date-time */
            raisedAt: string;
            /** Format: date-time */
            changedAt: string;
        };
        AlertWithRecords: components["schemas"]["Alert"] & {
            firms: {
                /** Format: uuid */
                id: string;
                nameZh: string;
                nameEn: string;
            }[];
            lots: {
                /** Format: uuid */
                id: string;
                number: string;
                /** @description Where its copy warnings are read. */
                scans: string;
            }[];
            events: {
                /** Format: uuid */
                id: string;
                seq: number;
                type: string;
                /** Format: date-time */
                occurredAt: string;
                /** Format: date-time */
                recordedAt: string;
            }[];
            documents: {
                /** Format: uuid */
                id: string;
                kind: string;
                number: string | null;
            }[];
            shipments: {
                /** Format: uuid */
                id: string;
                number: string;
            }[];
            history: {
                what: string;
                /** Format: uuid */
                orgId: string | null;
                /** @description Firms read their own words only. */
                reason: string | null;
                /** Format: date-time */
                at: string;
            }[];
        };
        AlertState: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "open" | "in_hand" | "dismissed" | "settled" | "resolved";
        };
        TakeAlert: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
        };
        AlertReason: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            reason: string;
        };
        AlertRule: {
            /** @enum {string} */
            rule: "over_received" | "unbooked_count" | "negative_past" | "yield_over" | "yield_under" | "yield_lost" | "item_exceeded" | "item_disagrees" | "certificate_exceeded" | "certificate_disagrees" | "file_two_numbers" | "source_unknown" | "source_used_up" | "source_shared" | "out_certificate_twice" | "redeclared" | "back_dated" | "paper_before_goods" | "product_before_input" | "expired_traded" | "expired_moved" | "shelf_life_stretched" | "in_transit_long" | "short_unsettled" | "never_arrived" | "buyer_unnamed" | "container_twice" | "supplier_lot_relabelled";
            /** @enum {string} */
            kind: "surplus" | "yield" | "customs_item" | "certificate" | "reused_file" | "unshipped" | "time_order" | "expired" | "broken_chain" | "duplicate";
            kindName: {
                zh: string;
                en: string;
            };
            /** @enum {string} */
            unit: "kg" | "permille" | "days" | "hours" | "minutes" | "count";
            /** @description More is an alert, where no threshold says otherwise. */
            most: number;
            /** @description The sentence, facts in braces. */
            text: {
                zh: string;
                en: string;
            };
        };
        AlertThreshold: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            rule: "over_received" | "unbooked_count" | "negative_past" | "yield_over" | "yield_under" | "yield_lost" | "item_exceeded" | "item_disagrees" | "certificate_exceeded" | "certificate_disagrees" | "file_two_numbers" | "source_unknown" | "source_used_up" | "source_shared" | "out_certificate_twice" | "redeclared" | "back_dated" | "paper_before_goods" | "product_before_input" | "expired_traded" | "expired_moved" | "shelf_life_stretched" | "in_transit_long" | "short_unsettled" | "never_arrived" | "buyer_unnamed" | "container_twice" | "supplier_lot_relabelled";
            divisionId: string;
            most: number;
            source: string;
            /** Format: date-time */
            effectiveFrom: string;
            /** Format: date-time */
            effectiveTo: string | null;
        };
        SetAlertThresholds: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            reason: string;
            /** @default [] */
            add: components["schemas"]["NewAlertThreshold"][];
            /** @default [] */
            end: {
                /** Format: uuid */
                thresholdId: string;
                /** Format: date-time */
                effectiveTo?: string;
            }[];
        };
        NewAlertThreshold: {
            /** @enum {string} */
            rule: "over_received" | "unbooked_count" | "negative_past" | "yield_over" | "yield_under" | "yield_lost" | "item_exceeded" | "item_disagrees" | "certificate_exceeded" | "certificate_disagrees" | "file_two_numbers" | "source_unknown" | "source_used_up" | "source_shared" | "out_certificate_twice" | "redeclared" | "back_dated" | "paper_before_goods" | "product_before_input" | "expired_traded" | "expired_moved" | "shelf_life_stretched" | "in_transit_long" | "short_unsettled" | "never_arrived" | "buyer_unnamed" | "container_twice" | "supplier_lot_relabelled";
            /** @example 440000 */
            divisionId: string;
            /** @description In the rule's unit; kilograms with at most three decimals. */
            most: number;
            source: string;
            /**
             * Format: date-time
             * @description Now when left out; never before.
             */
            effectiveFrom?: string;
            /**
             * Format: date-time
             * @description Open-ended when left out.
             */
            effectiveTo?: string;
        };
        Overview: {
            /** Format: date-time */
            at: string;
            firms: {
                /** @enum {string} */
                kind: "operator" | "importer" | "laboratory" | "disinfection" | "market";
                firms: number;
            }[];
            premises: {
                /** @enum {string} */
                kind: "cold_store" | "central_warehouse" | "market" | "shop" | "plant" | "laboratory";
                /** @enum {string} */
                state: "normal" | "closed" | "abandoned";
                premises: number;
            }[];
            /** @description By month in Asia/Shanghai, the last twelve. */
            openings: {
                month: string;
                firms: number;
                premises: number;
            }[];
            origins: {
                originCountry: string;
                lots: number;
                netWeightKg: number;
            }[];
            categories: {
                /** @enum {string} */
                category: "beef" | "pork" | "sheep" | "poultry" | "offal" | "fish" | "crustaceans" | "molluscs" | "dairy" | "vegetables" | "fruit" | "grain_products" | "prepared" | "drinks" | "other";
                lots: number;
                netWeightKg: number;
            }[];
            classes: {
                /** @enum {string} */
                storageClass: "ultra_low" | "frozen" | "chilled" | "constant" | "ambient";
                lots: number;
                netWeightKg: number;
            }[];
            /** @description Of imported lots that stand somewhere: all of them, and those for which such a proof is there: an issued document, a negative result that stands, or a recorded disinfection. */
            evidence: {
                lots: number;
                netWeightKg: number;
                kinds: {
                    /** @enum {string} */
                    kind: "customs_declaration" | "quarantine_certificate" | "test" | "disinfection";
                    lots: number;
                    netWeightKg: number;
                }[];
            };
            alerts: {
                /** @enum {string} */
                kind: "surplus" | "yield" | "customs_item" | "certificate" | "reused_file" | "unshipped" | "time_order" | "expired" | "broken_chain" | "duplicate";
                /** @enum {string} */
                state: "open" | "in_hand" | "dismissed" | "settled" | "resolved";
                alerts: number;
            }[];
            recalls: {
                /** @enum {string} */
                kind: "voluntary" | "ordered" | "mock" | "withdrawal";
                open: boolean;
                recalls: number;
            }[];
        };
        FirmRow: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "operator" | "importer" | "laboratory" | "disinfection" | "market";
            nameZh: string;
            nameEn: string;
            uscc: string;
            divisionId: string;
            /** Format: date-time */
            registeredAt: string;
        };
        PremisesRow: {
            /** Format: uuid */
            id: string;
            code: string;
            /** @enum {string} */
            kind: "cold_store" | "central_warehouse" | "market" | "shop" | "plant" | "laboratory";
            /** @enum {string} */
            state: "normal" | "closed" | "abandoned";
            nameZh: string;
            nameEn: string;
            organisation: {
                /** Format: uuid */
                id: string;
                nameZh: string;
                nameEn: string;
            };
            divisionId: string;
            address: string;
            /** @description WGS-84 degrees. */
            longitude: number | null;
            latitude: number | null;
            /** Format: date-time */
            openedAt: string;
            /** @description What stands there now. */
            netWeightKg: number;
        };
        GoodsRow: {
            /** Format: uuid */
            lotId: string;
            number: string;
            productNameZh: string;
            productNameEn: string;
            /** @enum {string} */
            category: "beef" | "pork" | "sheep" | "poultry" | "offal" | "fish" | "crustaceans" | "molluscs" | "dairy" | "vegetables" | "fruit" | "grain_products" | "prepared" | "drinks" | "other";
            /** @enum {string} */
            storageClass: "ultra_low" | "frozen" | "chilled" | "constant" | "ambient";
            originCountry: string;
            /** Format: date */
            expiryDate: string;
            /** @description What stands now, within your sight. */
            netWeightKg: number;
            evidence: ("customs_declaration" | "quarantine_certificate" | "test" | "disinfection")[];
        };
        RetentionRule: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "worker_identity" | "health_emergency" | "health_routine" | "security_audit" | "sign_in_session" | "sign_in_limit" | "consumer_scan" | "scan_hour" | "consumer_report" | "import_copy";
            what: {
                zh: string;
                en: string;
            };
            days: number;
            from: {
                zh: string;
                en: string;
            };
            /** @enum {string} */
            action: "delete" | "detach" | "aggregate" | "keep";
            basisZh: string;
            basisEn: string;
            source: string;
            /** @description Came with the product; no lawyer has read it. */
            shipped: boolean;
            /** Format: date-time */
            effectiveFrom: string;
            inForce: boolean;
        };
        SetRetentionRule: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            reason: string;
            /** @enum {string} */
            kind: "worker_identity" | "health_emergency" | "health_routine" | "security_audit" | "sign_in_session" | "sign_in_limit" | "consumer_scan" | "scan_hour" | "consumer_report" | "import_copy";
            days: number;
            basisZh: string;
            basisEn: string;
            /** @example 《个人信息保护法》第十九条 */
            source: string;
            /**
             * Format: date-time
             * @description Now when left out; never before.
             */
            effectiveFrom?: string;
        };
        RetentionPlan: {
            /** @description Of the preview: stands for exactly what it showed. */
            digest: string;
            items: {
                /** @enum {string} */
                kind: "worker_identity" | "health_emergency" | "health_routine" | "security_audit" | "sign_in_session" | "sign_in_limit" | "consumer_scan" | "scan_hour" | "consumer_report" | "import_copy";
                what: {
                    zh: string;
                    en: string;
                };
                /** Format: uuid */
                ruleId: string;
                days: number;
                /** @enum {string} */
                action: "delete" | "detach" | "aggregate" | "keep";
                count: number;
                /** @description Opaque ids, the first thousand: employer/number of workers, ids else. */
                subjects: string[];
                /** @description Why nothing is done about this kind. */
                idle: {
                    zh: string;
                    en: string;
                } | null;
            }[];
        };
        RetentionDone: {
            /** @description Of the preview: stands for exactly what it showed. */
            digest: string;
            done: {
                /** @enum {string} */
                kind: "worker_identity" | "health_emergency" | "health_routine" | "security_audit" | "sign_in_session" | "sign_in_limit" | "consumer_scan" | "scan_hour" | "consumer_report" | "import_copy";
                /** Format: uuid */
                ruleId: string;
                /** @enum {string} */
                action: "delete" | "detach" | "aggregate" | "keep";
                count: number;
            }[];
        };
        RunRetention: {
            /**
             * Format: uuid
             * @description Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).
             */
            eventId?: string;
            /** @description Of the preview: stands for exactly what it showed. */
            digest: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readPublicKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicKeys"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPublicFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLogCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A signed note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLogKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current key first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLogTile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hashes of 32 bytes, or entries after their length in two bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readWitnessKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/plain": string;
            };
        };
        responses: {
            /** @description The line that cosigns */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The size of the last one cosigned: `old` has to be it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/x.tlog.size": string;
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followLinkByGtinLotSerial: {
        parameters: {
            query?: {
                lang?: "zh" | "en";
                linkType?: string;
            };
            header?: never;
            path: {
                gtin: string;
                lot: string;
                serial: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of `/t/{code}`, or the links of these goods (RFC 9264) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scan"];
                    "text/html": string;
                    "application/linkset+json": components["schemas"]["Linkset"];
                };
            };
            /** @description No GS1 Digital Link of goods: see `code` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Names no goods on record, or other goods than its serial number: see `code` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The code is void */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The records can’t be read at the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followLinkByGtinSerial: {
        parameters: {
            query?: {
                lang?: "zh" | "en";
                linkType?: string;
            };
            header?: never;
            path: {
                gtin: string;
                serial: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of `/t/{code}`, or the links of these goods (RFC 9264) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scan"];
                    "text/html": string;
                    "application/linkset+json": components["schemas"]["Linkset"];
                };
            };
            /** @description No GS1 Digital Link of goods: see `code` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Names no goods on record, or other goods than its serial number: see `code` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The code is void */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The records can’t be read at the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followLinkByGtinLot: {
        parameters: {
            query?: {
                lang?: "zh" | "en";
                linkType?: string;
            };
            header?: never;
            path: {
                gtin: string;
                lot: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of `/t/{code}`, or the links of these goods (RFC 9264) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scan"];
                    "text/html": string;
                    "application/linkset+json": components["schemas"]["Linkset"];
                };
            };
            /** @description No GS1 Digital Link of goods: see `code` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Names no goods on record, or other goods than its serial number: see `code` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The code is void */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The records can’t be read at the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followLinkByGtin: {
        parameters: {
            query?: {
                lang?: "zh" | "en";
                linkType?: string;
            };
            header?: never;
            path: {
                gtin: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No GS1 Digital Link of goods: see `code` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Names no goods on record, or other goods than its serial number: see `code` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @enum {string} */
                    kind: "label" | "damaged" | "expired" | "thawed" | "ill" | "other";
                    text?: string;
                    /** Format: binary */
                    photo?: string;
                };
            };
        };
        responses: {
            /** @description Filed; the receipt is shown once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportReceipt"];
                };
            };
            /** @description Filed; the page of the receipt */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such code */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The photo is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not a form */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description See `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                receipt: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowedReport"];
                    "text/html": string;
                };
            };
            /** @description No such receipt */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                receipt: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Deleted; the page of the receipt */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such receipt */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveScan: {
        parameters: {
            query?: {
                lang?: "zh" | "en";
                /** @description A size: the answer then proves that the log of that size is its beginning. */
                since?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest checkpoint, and each entry of the lot with its proof */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogProof"];
                    "text/html": string;
                };
            };
            /** @description As for the code itself; or nothing of the lot is in the log yet */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The code is void, or replaced */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No log is published here, or unit codes can’t be checked */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The records can’t be read at the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scan: {
        parameters: {
            query?: {
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                /** @description Of a lot (17 characters) or of a single unit (20), however it is typed. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The code is in force; `verdict` says whether anything speaks against the goods */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scan"];
                    "text/html": string;
                };
            };
            /** @description Not a code, forged, never issued, or not in force yet: see `code` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The code is void, or replaced: then `details.successor` is the new one */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There are no keys here that unit codes could be checked with */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The records can’t be read at the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exchangeKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token, for Authorization: Bearer … */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitation"];
            };
        };
        responses: {
            /** @description Signed in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description gone */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askSignInCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskPhoneCode"];
            };
        };
        responses: {
            /** @description A code is on its way, if there is a number to send it to */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInByPhone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmPhone"];
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginProviderSignIn: {
        parameters: {
            query?: {
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishProviderSignIn: {
        parameters: {
            query?: {
                code?: string;
                state?: string;
                iss?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed in, or linked: on to the front page */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegistrations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                state?: "submitted" | "returned" | "opened" | "refused";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Registration"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitRegistration"];
            };
        };
        responses: {
            /** @description Submitted; the token is shown once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmittedRegistration"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOwnRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The registration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationWithFiles"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resubmitRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitRegistration"];
            };
        };
        responses: {
            /** @description Submitted again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addRegistrationFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/pdf": string;
                "image/jpeg": string;
                "image/png": string;
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sha256: string;
                        /** @enum {string} */
                        mediaType: "application/pdf" | "image/jpeg" | "image/png";
                        size: number;
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unsupported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeOwnerAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnerAccount"];
            };
        };
        responses: {
            /** @description Made; sign in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                        /** Format: uuid */
                        orgId: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Member"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addMember: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddMember"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstMember"];
            };
        };
        responses: {
            /** @description Opened */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeRole"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    limitMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitMember"];
            };
        };
        responses: {
            /** @description Limited */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    handOver: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOver"];
            };
        };
        responses: {
            /** @description Handed over */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description Left */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Device"][];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Code"];
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description Begun */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Code"];
            };
        };
        responses: {
            /** @description Enrolled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description Made */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open ones */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Invitation"][];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invite"];
            };
        };
        responses: {
            /** @description The token, told this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invited"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteAdministrator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteAdministrator"];
            };
        };
        responses: {
            /** @description The token, told this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invited"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPhone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number, or null */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Phone"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkPhone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkPhone"];
            };
        };
        responses: {
            /** @description A code is on its way, if there is a number to send it to */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlinkPhone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmPhone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmPhone"];
            };
        };
        responses: {
            /** @description Linked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description Go there */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderLink"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlinkProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unlinked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Key"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issueKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueKey"];
            };
        };
        responses: {
            /** @description Made; the secret is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateKey"];
            };
        };
        responses: {
            /** @description Made; the secret is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeKey"];
            };
        };
        responses: {
            /** @description Revoked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDivisions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Division"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDivision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The division */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Division"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCountries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Country"][];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBusinessYears: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BusinessYear"][];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    arrangeBusinessYear: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArrangeBusinessYear"];
            };
        };
        responses: {
            /** @description Entered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        year: number;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                kind?: "operator" | "importer" | "laboratory" | "disinfection" | "market" | "regulator" | "system";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Organisation"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterOrganisation"];
            };
        };
        responses: {
            /** @description Registered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organisation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPremises: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                orgId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Premises"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openPremises: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenPremises"];
            };
        };
        responses: {
            /** @description Registered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPremises: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The premises */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PremisesWithRooms"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addRoom: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddRoom"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePremisesState: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePremisesState"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The registration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationWithFiles"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRegistrationFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    returnRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnRegistration"];
            };
        };
        responses: {
            /** @description Returned */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseRegistration"];
            };
        };
        responses: {
            /** @description Refused */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenRegistration"];
            };
        };
        responses: {
            /** @description Opened */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        orgId: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChanges: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                orgId?: string;
                state?: "in_force" | "pending" | "rejected";
                late?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RegistrationChange"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileChange"];
            };
        };
        responses: {
            /** @description Filed, with the days that it is late */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiledChange"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmChange"];
            };
        };
        responses: {
            /** @description In force */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectChange"];
            };
        };
        responses: {
            /** @description Rejected */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLicences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenceRecord"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProducts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Product"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerProduct: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterProduct"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listYields: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Yield"][];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setYield: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetYield"];
            };
        };
        responses: {
            /** @description Set */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLots: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                number?: string;
                /** @description How the number begins, whatever its case, spaces and hyphens. */
                prefix?: string;
                productId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Lot"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    declareLot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclareLot"];
            };
        };
        responses: {
            /** @description Declared */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        lotId: string;
                        number: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lot"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    amendLot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AmendLot"];
            };
        };
        responses: {
            /** @description Mended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        lotId: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawLot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawLot"];
            };
        };
        responses: {
            /** @description Withdrawn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        lotId: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Receive"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: number;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    move: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: number;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listShipments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                state?: "in_transit" | "matched" | "mismatched" | "settled";
                /** @description true: the newest first; else the oldest. */
                newest?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Shipment"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ship: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ship"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        shipmentId: string;
                        number: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    process: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Process"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lots: {
                            /** Format: uuid */
                            lotId: string;
                            number: string;
                        }[];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sell: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Sell"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: number;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeReturn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Return"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: number;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    destroy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Destroy"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: number;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    count: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Count"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        variances: {
                            /** Format: uuid */
                            lotId: string;
                            grams: number;
                            pieces: number;
                        }[];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correct: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Correct"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        movements: number;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveShipment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiveShipment"];
            };
        };
        responses: {
            /** @description Recorded; a difference stays visible until settled */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        state: "matched" | "mismatched";
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settleShipment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleShipment"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: number;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readShipment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The shipment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentWithLines"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStock: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                lotId?: string;
                premisesId?: string;
                /** @description true: only what stands in premises, not what was sold, destroyed or has yet to come. */
                standing?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Stock"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/pdf": string;
                "image/jpeg": string;
                "image/png": string;
            };
        };
        responses: {
            /** @description Stored under its SHA-256 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unsupported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDocuments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                lotId?: string;
                kind?: "customs_declaration" | "quarantine_certificate" | "nat_report" | "disinfection_certificate" | "out_certificate" | "origin_certificate" | "sales_voucher" | "other";
                state?: "pending" | "issued" | "not_requested" | "void";
                number?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Document"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordDocument"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeDocumentState: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeDocumentState"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeDocumentVisibility: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeVisibility"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachFiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachFiles"];
            };
        };
        responses: {
            /** @description Attached */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkLots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkLots"];
            };
        };
        responses: {
            /** @description Linked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSamples: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                lotId?: string;
                kind?: "personnel" | "product_surface" | "product_inner" | "product_outer" | "environment" | "vehicle";
                number?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Sample"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeSample: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeSample"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSample: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sample */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sample"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPools: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                sampleId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Pool"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makePool: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakePool"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pool */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTests: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                lotId?: string;
                sampleId?: string;
                poolId?: string;
                analyte?: "sars_cov_2" | "asfv" | "avian_influenza" | "norovirus" | "listeria_monocytogenes" | "salmonella" | "vibrio_parahaemolyticus" | "aerobic_plate_count" | "coliforms" | "veterinary_drug_residues" | "pesticide_residues" | "heavy_metals";
                result?: "negative" | "positive" | "suspect" | "invalid";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Test"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportTest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportTest"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        poolId: string;
                        /** @description The holds that the result placed. */
                        holdIds: string[];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Test"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAnalytes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Analyte"][];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDisinfectants: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Disinfectant"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    prepareDisinfectant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrepareDisinfectant"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDisinfections: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                lotId?: string;
                certificateNo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Disinfection"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordDisinfection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordDisinfection"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDisinfection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The disinfection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disinfection"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readKeeperSnapshot: {
        parameters: {
            query?: {
                /** @description Your first store when left out. */
                premisesId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The store as it is known now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeeperSnapshot"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readKeeperUnits: {
        parameters: {
            query: {
                seriesId: string;
                first: number;
                last: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Digests in the order of serials */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeeperUnitDigests"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRecordedCommand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was recorded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedCommand"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHolds: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                lotId?: string;
                active?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Hold"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    placeHold: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceHold"];
            };
        };
        responses: {
            /** @description In force from now on */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedHold"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHoldOrders: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                lotId?: string;
                placeId?: string;
                premisesId?: string;
                /** @description Whether anything of it is still held. */
                active?: "true" | "false";
                /** @description Also what each stops: more work than the list itself. */
                goods?: "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HoldOrderListed"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHoldOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldOrderWithTotals"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHoldOrderItems: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HoldItem"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseHoldOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseHoldOrder"];
            };
        };
        responses: {
            /** @description What was released */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleasedHoldOrder"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHoldList: {
        parameters: {
            query?: {
                /** @description Only what concerns these. */
                premisesId?: string;
            };
            header?: {
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jose": string;
                };
            };
            /** @description Nothing changed, and the one you have is young enough */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hold */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseHold"];
            };
        };
        responses: {
            /** @description Released */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findExposures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindExposures"];
            };
        };
        responses: {
            /** @description The exposed lots, ranked, and the figures */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExposureAnswer"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExposureAssessments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                lotId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ExposureAssessment"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessExposure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssessExposure"];
            };
        };
        responses: {
            /** @description Kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readExposureAssessment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The assessment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExposureAssessment"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecalls: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                lotId?: string;
                /** @description Whether it is still under way. */
                active?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Recall"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openRecall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenRecall"];
            };
        };
        responses: {
            /** @description Opened, with all lots concerned */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        lotIds: string[];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRecall: {
        parameters: {
            query?: {
                /** @description The moment to answer for, by what is known now. Never in the future. */
                at?: string;
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recall */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecallWithLots"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeRecall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseRecall"];
            };
        };
        responses: {
            /** @description Closed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRecallEffectiveness: {
        parameters: {
            query?: {
                /** @description The moment to answer for, by what is known now. Never in the future. */
                at?: string;
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Numerator, denominator and moment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecallFigures"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecallNotices: {
        parameters: {
            query?: {
                /** @description The moment to answer for, by what is known now. Never in the future. */
                at?: string;
                lang?: "zh" | "en";
                overdue?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By holder */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RecallNotice"][];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveRecallNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiveRecallNotice"];
            };
        };
        responses: {
            /** @description Received */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecallAnswers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By holder, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RecallAnswer"][];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerRecall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerRecall"];
            };
        };
        responses: {
            /** @description Answered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        number: number;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecallDisposals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RecallDisposal"][];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disposeRecalled: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisposeRecalled"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecallReports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RecallReport"][];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileRecallReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileRecallReport"];
            };
        };
        responses: {
            /** @description Filed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolicyRules: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                /** @description Now when left out. */
                at?: string;
                transition?: "receive" | "ship" | "sell" | "activate";
                /** @description Rules that hold in this division. */
                divisionId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PolicyRule"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPolicyRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPolicyRules"];
            };
        };
        responses: {
            /** @description Set */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolicyModes: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                /** @description Declared for it or a division above. */
                divisionId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PolicyMode"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    declarePolicyMode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclarePolicyMode"];
            };
        };
        responses: {
            /** @description Declared */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainGate: {
        parameters: {
            query: {
                transition: "receive" | "ship" | "sell" | "activate";
                at?: string;
                /** @description By when facts had to be recorded; `at` when left out. */
                knownAt?: string;
                /** @description Where it was to happen; where the lot last arrived when left out. */
                premisesId?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The verdict with its evidence */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GateVerdict"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceCode"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issueCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueCode"];
            };
        };
        responses: {
            /** @description Issued; not active yet */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceCode"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activateCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivateCode"];
            };
        };
        responses: {
            /** @description Active */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceCode"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    voidCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidCode"];
            };
        };
        responses: {
            /** @description Void */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceCode"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order in which they were issued */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSeriesList"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issueSeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueSeries"];
            };
        };
        responses: {
            /** @description Issued; not active yet */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSeries"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The series */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSeries"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activateSeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivateSeries"];
            };
        };
        responses: {
            /** @description The series as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSeries"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    voidUnits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidUnits"];
            };
        };
        responses: {
            /** @description The series as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSeries"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    moveUnits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveUnits"];
            };
        };
        responses: {
            /** @description The series as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSeries"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceUnits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceUnits"];
            };
        };
        responses: {
            /** @description The series as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSeries"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The unit */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitCode"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPrints: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The prints */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelPrintList"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintLabels"];
            };
        };
        responses: {
            /** @description The print */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelPrint"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPrint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The print */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelPrint"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fetchPrint: {
        parameters: {
            query?: {
                from?: number | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description PDF, ZPL, CSV or a picture; several pictures in a ZIP */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importTemplate: {
        parameters: {
            query?: {
                format?: "xlsx" | "csv";
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                kind: "lots" | "receipts" | "shipments" | "tests" | "disinfections";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The form */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv": string;
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMarkedUpSheet: {
        parameters: {
            query?: {
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv": string;
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importSheet: {
        parameters: {
            query: {
                mode: "dry_run" | "all_or_nothing" | "good_rows";
                lang?: "zh" | "en";
            };
            header?: {
                /** @description Cells to take instead of the sheet’s: percent-encoded JSON `[{"row":3,"column":"B","value":"…"}]`. */
                "frostmark-mends"?: string;
            };
            path: {
                kind: "lots" | "receipts" | "shipments" | "tests" | "disinfections";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "text/csv": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description What became of the rows, and what is wrong with those refused */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResult"];
                    "application/x-ndjson": string;
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unsupported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLotScans: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts and warnings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LotScans"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listScanThresholds: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                /** @description Now when left out. */
                at?: string;
                level?: "lot" | "case" | "pack";
                /** @description Those that hold in this division; there the most specific one counts. */
                divisionId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ScanThreshold"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setScanThresholds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetScanThresholds"];
            };
        };
        responses: {
            /** @description Set */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAllReports: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                state?: "filed" | "examining" | "upheld" | "unfounded";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ConsumerReport"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReports: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ConsumerReport"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReportPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The photo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerReport"];
            };
        };
        responses: {
            /** @description Answered */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        state: "examining" | "upheld" | "unfounded";
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                /** @description A number or the beginning of a name as any paper carries it; case, spaces and hyphens don’t matter. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found, the most telling field first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHistory: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLogBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One file, which the verifier checks offline */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogBundle"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printLogBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLogMonitor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogMonitor"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordLogVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordLogVerification"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TraceQuestion"];
            };
        };
        responses: {
            /** @description The graph with its sums */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trace"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamTrace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TraceQuestion"];
            };
        };
        responses: {
            /** @description JSON lines: the question, then rows as they are found, then the sums. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["TraceLine"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traceLot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The graph with its sums */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trace"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traceSpreadsheet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TraceQuestion"];
            };
        };
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traceReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TraceQuestion"];
            };
        };
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tracePicture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TraceQuestion"];
            };
        };
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWorkers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                premisesId?: string;
                active?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Worker"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerWorker: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterWorker"];
            };
        };
        responses: {
            /** @description Registered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        orgId: string;
                        workerNo: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countWorkers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WorkerCount"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findWorkers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindWorker"];
            };
        };
        responses: {
            /** @description Masked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Worker"][];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    destroyPersonalKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestroyPersonalKey"];
            };
        };
        responses: {
            /** @description Destroyed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        orgId: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    amendWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workerNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AmendWorker"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        orgId: string;
                        workerNo: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description gone */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discloseWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workerNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscloseWorker"];
            };
        };
        responses: {
            /** @description The fields asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisclosedWorker"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description gone */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not offered */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workerNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseWorker"];
            };
        };
        responses: {
            /** @description Erased */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        orgId: string;
                        workerNo: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                kind?: "surplus" | "yield" | "customs_item" | "certificate" | "reused_file" | "unshipped" | "time_order" | "expired" | "broken_chain" | "duplicate";
                rule?: "over_received" | "unbooked_count" | "negative_past" | "yield_over" | "yield_under" | "yield_lost" | "item_exceeded" | "item_disagrees" | "certificate_exceeded" | "certificate_disagrees" | "file_two_numbers" | "source_unknown" | "source_used_up" | "source_shared" | "out_certificate_twice" | "redeclared" | "back_dated" | "paper_before_goods" | "product_before_input" | "expired_traded" | "expired_moved" | "shelf_life_stretched" | "in_transit_long" | "short_unsettled" | "never_arrived" | "buyer_unnamed" | "container_twice" | "supplier_lot_relabelled";
                state?: "open" | "in_hand" | "dismissed" | "settled" | "resolved";
                /** @description A firm that it names. */
                orgId?: string;
                /** @description A lot that it names. */
                lotId?: string;
                /** @description Raised or changed since. */
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Alert"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertWithRecords"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeAlert"];
            };
        };
        responses: {
            /** @description Its state now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertState"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dismissAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertReason"];
            };
        };
        responses: {
            /** @description Its state now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertState"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settleAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertReason"];
            };
        };
        responses: {
            /** @description Its state now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertState"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopenAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertReason"];
            };
        };
        responses: {
            /** @description Its state now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertState"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertReason"];
            };
        };
        responses: {
            /** @description Its state now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertState"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAlertRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AlertRule"][];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAlertThresholds: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                /** @description Now when left out. */
                at?: string;
                rule?: "over_received" | "unbooked_count" | "negative_past" | "yield_over" | "yield_under" | "yield_lost" | "item_exceeded" | "item_disagrees" | "certificate_exceeded" | "certificate_disagrees" | "file_two_numbers" | "source_unknown" | "source_used_up" | "source_shared" | "out_certificate_twice" | "redeclared" | "back_dated" | "paper_before_goods" | "product_before_input" | "expired_traded" | "expired_moved" | "shelf_life_stretched" | "in_transit_long" | "short_unsettled" | "never_arrived" | "buyer_unnamed" | "container_twice" | "supplier_lot_relabelled";
                /** @description Those that hold in this division; there the most specific one counts. */
                divisionId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AlertThreshold"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setAlertThresholds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetAlertThresholds"];
            };
        };
        responses: {
            /** @description Set */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFirmRows: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                kind?: "operator" | "importer" | "laboratory" | "disinfection" | "market";
                /** @description Registered in this month. */
                month?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FirmRow"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPremisesRows: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                kind?: "cold_store" | "central_warehouse" | "market" | "shop" | "plant" | "laboratory";
                state?: "normal" | "closed" | "abandoned";
                /** @description Opened in this month. */
                month?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PremisesRow"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGoodsRows: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
                originCountry?: string;
                category?: "beef" | "pork" | "sheep" | "poultry" | "offal" | "fish" | "crustaceans" | "molluscs" | "dairy" | "vegetables" | "fruit" | "grain_products" | "prepared" | "drinks" | "other";
                storageClass?: "ultra_low" | "frozen" | "chilled" | "constant" | "ambient";
                imported?: "true" | "false";
                /** @description With such a proof. */
                with?: "customs_declaration" | "quarantine_certificate" | "test" | "disinfection";
                /** @description Without such a proof. */
                without?: "customs_declaration" | "quarantine_certificate" | "test" | "disinfection";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["GoodsRow"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRetentionRules: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RetentionRule"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setRetentionRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetRetentionRule"];
            };
        };
        responses: {
            /** @description Set */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Subject by subject, with its digest */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionPlan"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRetention"];
            };
        };
        responses: {
            /** @description Done, in counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionDone"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
