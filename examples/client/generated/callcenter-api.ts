// Made by `npm run client`; not to be changed by hand.

export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The process lives
         * @description No token is needed.
         */
        get: operations["get-healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * It takes work: the database is there, and it is not shutting down
         * @description No token is needed.
         */
        get: operations["get-readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/sessions/auth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A user's token for a developer key
         * @description No token is needed.
         */
        post: operations["post-api-xcc-sessions-auth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/sessions/getExtnToken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An extension's token, for the WebSocket
         * @description Role: agent, or a higher one.
         */
        post: operations["post-api-xcc-sessions-getExtnToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs a user in with his password
         * @description No token is needed.
         */
        post: operations["post-api-sessions"];
        /**
         * Signs out: ends the token that is shown
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        delete: operations["delete-api-sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes one's own password; ends what was begun with it
         * @description Role: agent, or a higher one.
         */
        put: operations["put-api-users-me-password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs a user in, in the older form
         * @description No token is needed.
         */
        post: operations["post-api-sessions-create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tokens that are good, latest first; without the tokens
         * @description Role: agent, or a higher one.
         */
        get: operations["get-api-tokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revokes a token at once
         * @description Role: agent, or a higher one.
         */
        delete: operations["delete-api-tokens-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dev_keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Developer keys, in pages; without the keys
         * @description Role: administrator.
         */
        get: operations["get-api-dev-keys"];
        put?: never;
        /**
         * Makes a developer key, which is shown once
         * @description Role: administrator.
         */
        post: operations["post-api-dev-keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dev_keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revokes a developer key, and all tokens that were got with it
         * @description Role: administrator.
         */
        delete: operations["delete-api-dev-keys-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users, in pages
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-users"];
        put?: never;
        /**
         * Adds a user, with an extension where a number is given
         * @description Role: administrator.
         */
        post: operations["post-api-users"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The user whose token it is
         * @description Role: agent, or a higher one.
         */
        get: operations["get-api-users-me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One user; an agent sees himself
         * @description Role: agent, or a higher one.
         */
        get: operations["get-api-users-id"];
        /**
         * Changes those fields of a user that are given
         * @description Role: administrator.
         */
        put: operations["put-api-users-id"];
        post?: never;
        /**
         * Removes a user, with his extensions, keys and tokens
         * @description Role: administrator.
         */
        delete: operations["delete-api-users-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/extensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A user's extensions
         * @description Role: agent, or a higher one.
         */
        get: operations["get-api-users-id-extensions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds a user, with an extension where a number is given
         * @deprecated
         * @description Role: administrator.
         */
        post: operations["post-api-users-create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/extensions/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Extensions, in pages
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-xcc-extensions-list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/extensions/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One extension
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-xcc-extensions-get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/extensions/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds an extension, and a user of the same login
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-extensions-add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/extensions/set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes those fields of an extension that are given
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-extensions-set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/extensions/del": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Removes an extension, and the user that was made with it
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-extensions-del"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/queues/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Queues, in pages
         * @description Role: agent, or a higher one.
         */
        post: operations["post-api-xcc-queues-list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/queues/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One queue
         * @description Role: agent, or a higher one.
         */
        post: operations["post-api-xcc-queues-get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/queues/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds a queue
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-queues-add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/queues/set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes those fields of a queue that are given
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-queues-set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/queues/del": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Removes a queue that nothing leads to
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-queues-del"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queues/{id}/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The agents who have a place in a queue, in its order
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-queues-id-agents"];
        put?: never;
        /**
         * Gives an agent a place in a queue, or another one
         * @description Role: administrator.
         */
        post: operations["post-api-queues-id-agents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queues/{id}/agents/{agent}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes an agent's place in a queue away
         * @description Role: administrator.
         */
        delete: operations["delete-api-queues-id-agents-agent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/hotlines/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hotlines, in pages
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-xcc-hotlines-list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/hostlines/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hotlines, in pages
         * @deprecated
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-xcc-hostlines-list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/hotlines/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One hotline
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-xcc-hotlines-get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/hostlines/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One hotline
         * @deprecated
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-xcc-hostlines-get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/hotlines/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds a hotline
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-hotlines-add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/hostlines/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds a hotline
         * @deprecated
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-hostlines-add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/hotlines/set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes those fields of a hotline that are given
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-hotlines-set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/hostlines/set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes those fields of a hotline that are given
         * @deprecated
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-hostlines-set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/hotlines/del": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Removes a hotline
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-hotlines-del"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/hostlines/del": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Removes a hotline
         * @deprecated
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-hostlines-del"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trunks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All outside lines, in the order they are tried
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-trunks"];
        put?: never;
        /**
         * Adds an outside line
         * @description Role: administrator.
         */
        post: operations["post-api-trunks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trunks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One outside line
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-trunks-id"];
        /**
         * Changes those fields of an outside line that are given
         * @description Role: administrator.
         */
        put: operations["put-api-trunks-id"];
        post?: never;
        /**
         * Removes an outside line; calls that run over it go on
         * @description Role: administrator.
         */
        delete: operations["delete-api-trunks-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which extensions' phones are registered, and what they do at this instant
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-phones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/ivrs/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Top menus, in pages
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-xcc-ivrs-list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/ivr/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Top menus, in pages
         * @deprecated
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-xcc-ivr-list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/ivrs/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One menu with all that is below it
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-xcc-ivrs-get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/ivr/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One menu with all that is below it
         * @deprecated
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-xcc-ivr-get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/ivrs/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds a menu, at the top or below another
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-ivrs-add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/ivr/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds a menu, at the top or below another
         * @deprecated
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-ivr-add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/ivrs/set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes those fields of a menu that are given
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-ivrs-set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/ivr/set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes those fields of a menu that are given
         * @deprecated
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-ivr-set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/ivrs/del": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Removes a menu that nothing leads to, with all that is below it
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-ivrs-del"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/ivr/del": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Removes a menu that nothing leads to, with all that is below it
         * @deprecated
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-ivr-del"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/timeDef/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * All work times, days off or make-up workdays (of each at most 1000)
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-xcc-timeDef-list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/timeDef/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds a work time, a day off or a make-up workday
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-timeDef-add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/timeDef/set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes those fields of a work time, day off or make-up workday that are given
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-timeDef-set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/timeDef/del": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Removes a work time, a day off or a make-up workday
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-timeDef-del"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/freeswitch/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The switches that this server runs its calls on
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-xcc-freeswitch-list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Known callers: VIPs and the black list
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-callers"];
        put?: never;
        /**
         * Puts a number on a list
         * @description Role: administrator.
         */
        post: operations["post-api-callers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One known caller
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-callers-id"];
        /**
         * Changes those fields of a known caller that are given
         * @description Role: administrator.
         */
        put: operations["put-api-callers-id"];
        post?: never;
        /**
         * Takes a number off its list
         * @description Role: administrator.
         */
        delete: operations["delete-api-callers-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/surveys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Satisfaction after calls, by queue and agent: how many were asked, how many answered, and what
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-surveys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispositions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What may come of calls: the tree of a queue, or with an empty queue the center's own; without either, all
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        get: operations["get-api-dispositions"];
        put?: never;
        /**
         * Adds a disposition
         * @description Role: administrator.
         */
        post: operations["post-api-dispositions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispositions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One disposition
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        get: operations["get-api-dispositions-id"];
        /**
         * Changes those fields of a disposition that are given
         * @description Role: administrator.
         */
        put: operations["put-api-dispositions-id"];
        post?: never;
        /**
         * Removes a disposition under which there is no other
         * @description Role: administrator.
         */
        delete: operations["delete-api-dispositions-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/dispositions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came of calls: how often each disposition was set, by day, queue and agent
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-reports-dispositions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/break_reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why agents may be on break
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        get: operations["get-api-break-reasons"];
        put?: never;
        /**
         * Adds a reason
         * @description Role: administrator.
         */
        post: operations["post-api-break-reasons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/break_reasons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes those fields of a reason that are given
         * @description Role: administrator.
         */
        put: operations["put-api-break-reasons-id"];
        post?: never;
        /**
         * Removes a reason
         * @description Role: administrator.
         */
        delete: operations["delete-api-break-reasons-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarm_rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alarm rules; a supervisor's are those of their queues and of no queue
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-alarm-rules"];
        put?: never;
        /**
         * Adds a rule
         * @description Role: administrator.
         */
        post: operations["post-api-alarm-rules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarm_rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One rule
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-alarm-rules-id"];
        /**
         * Changes those fields of a rule that are given; what it has fired is cleared, and it begins anew
         * @description Role: administrator.
         */
        put: operations["put-api-alarm-rules-id"];
        post?: never;
        /**
         * Removes a rule; what it has fired is cleared
         * @description Role: administrator.
         */
        delete: operations["delete-api-alarm-rules-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alarms, open and past, the latest first; a supervisor's are those of their queues
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-alarms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says that somebody has seen an alarm, be it over or not
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-alarms-id-acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * At this instant: who waits in each queue and for how long, who is there for them, what agents do
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-reports-live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Queues: what became of their callers, waits, handling, service levels; by interval
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-reports-queues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/hotlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hotlines: their calls, and what became of those callers in queues; by interval
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-reports-hotlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agents: offers, conversations, time in each state, occupancy; by interval
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-reports-agents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/outgoing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calls that agents made to numbers outside: reached or why not, conversations; by agent and interval
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-reports-outgoing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What would happen to a call to a number at a time, step by step; nothing happens
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All prompts, each with where it is used
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-prompts"];
        put?: never;
        /**
         * Uploads a prompt (multipart/form-data: name, replace, file): WAV, and what ffmpeg reads where it is installed
         * @description Role: administrator.
         */
        post: operations["post-api-prompts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A prompt's audio; ranges are served
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-prompts-name"];
        put?: never;
        post?: never;
        /**
         * Removes a prompt that nothing uses
         * @description Role: administrator.
         */
        delete: operations["delete-api-prompts-name"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccLogin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs an agent in at an extension and into a queue, or into all that they have a place in; they are not ready yet. In a queue without a place of theirs they have their own level and position (agent_info)
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccLogout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs an agent out of one queue, at once, or of all; of all after the call where they are in one
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccExitQueue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes an agent out of one queue, at once; out of the last one is out altogether, after the call where they are in one
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccExitQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccGoReady": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets an agent be offered calls, of one queue or of all of theirs; a sign-out that is pending is taken back
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccGoReady"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccGoBreak": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keeps calls from an agent: those of one queue, or all; of all after the call where they are in one
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccGoBreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccGoRest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A break to rest
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccGoRest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccForceReady": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets another agent be offered calls, of one queue or of all of theirs
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-cc-ccc-ccForceReady"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccForceBusy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keeps calls of one queue, or all, from another agent; all of them after the call where they are in one
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-cc-ccc-ccForceBusy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccForceLogout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs another agent out of one queue, at once, or of all; of all after the call where they are in one
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-cc-ccc-ccForceLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccWrapUp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks for time to work on the call that the agent is in, or has had within 30 s; ccGoReady ends it
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccWrapUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccExtendWrapUp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes after-call work so much longer, up to 15 minutes in all
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccExtendWrapUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccSetDisposition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says what came of a call for an agent who had a part in it: a code, notes, or both; for a day after it
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccSetDisposition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccDial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Calls the agent's phone, then the number, agent or extension; queue: for which it is done, its numbers may be shown
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccDial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccAnswer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets the phone take the call that rings there, where the phone can be told to
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccHangup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hangs up the agent's call
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccHangup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccHold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Holds the call: the other party hears music
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccUnHold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Goes on with the call that is on hold
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccUnHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccMute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The agent is not heard any more, and hears the others
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccMute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccUnMute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The agent is heard again
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccUnMute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccSendDTMF": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends keys to the other party
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccSendDTMF"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccTransfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends the customer on to a number, an agent, an extension, a queue or a menu; the agent leaves at once
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccConsult": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks somebody while the customer hears music
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccConsult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccCancelConsult": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets the consulted party go: the agent is with the customer again, out of a three-way talk as well
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccCancelConsult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccConsultTransfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Customer and consulted party go on without the agent
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccConsultTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccSwap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * To the other one of customer and consulted party; the one before hears music
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccSwap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccThreeWay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agent, customer and consulted party talk together
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccThreeWay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccEndThreeWay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * From three back to a consultation: the customer hears music again
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccEndThreeWay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccRecordStart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins to record the call; where its queue does already, that goes on, and the record says who wanted it
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccRecordStart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccRecordStop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the recording
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccRecordStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccRecordPause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records nothing for now, as while a card's number is said
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccRecordPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccRecordResume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Goes on recording
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccRecordResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccInviteSurvey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The agent leaves, and the customer is asked how it was
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccInviteSurvey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccListen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Calls the supervisor's phone: they hear an agent's call and nobody hears them
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-cc-ccc-ccListen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccWhisper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same, and the agent hears the supervisor
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-cc-ccc-ccWhisper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccInsert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same, and everybody hears the supervisor
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-cc-ccc-ccInsert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccIntercept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The supervisor takes the agent's place; the agent is out
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-cc-ccc-ccIntercept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccStopListen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The supervisor leaves the call that they listen to; nothing else changes
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-cc-ccc-ccStopListen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccForceHangup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends an agent's call, or the call with that id
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-cc-ccc-ccForceHangup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccMoveWaiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a caller who waits in a queue to another place
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-cc-ccc-ccMoveWaiting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccAskHelp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks the supervisors of the agent's queues for help, with the call that they are in or without one
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccAskHelp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccCancelHelp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a request for help back
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccCancelHelp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccAnswerHelp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answers a request for help with a message, or calls the supervisor's phone into the call; the first one does
         * @description Role: supervisor, or a higher one.
         */
        post: operations["post-api-cc-ccc-ccAnswerHelp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccSendMessage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends another user a message; it is kept
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccSendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccReadMessages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says that messages were read, up to one of them
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccReadMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccGetAgentState": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an agent is, or those of a queue are; without either: whose token it is. Who is signed out has no row
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccGetAgentState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccGetQueueList": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The queues, with how many wait in each and how many agents it has
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccGetQueueList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc/ccQueueWaitNum": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many callers wait in a queue, or in all
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        post: operations["post-api-cc-ccc-ccQueueWaitNum"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/ccc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The functions there are, what each takes, and who may call it
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        get: operations["get-api-cc-ccc"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/agent_state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The agents who are signed in, to one queue or to any
         * @description Role: agent, or a higher one.
         */
        get: operations["get-api-cc-agent-state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cdrs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Call records, latest first; an agent's are those that they made or talked in
         * @description Role: agent, or a higher one.
         */
        get: operations["get-api-cdrs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cdrs/{uuid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One call, with its legs and its way; by its id or a leg's
         * @description Role: agent, or a higher one.
         */
        get: operations["get-api-cdrs-uuid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{uuid}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a call went where it went, and what it waits for if it waits; by its id or a leg's
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-calls-uuid-explanation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The callers in line, and for each what must happen for him to move
         * @description Role: supervisor, or a higher one.
         */
        get: operations["get-api-waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media_files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Recordings, latest first, or those of one call; an agent's are those of calls in which he talked
         * @description Role: agent, or a higher one.
         */
        get: operations["get-api-media-files"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media_files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A recording's audio; ranges are served
         * @description Role: agent, or a higher one.
         */
        get: operations["get-api-media-files-id"];
        put?: never;
        post?: never;
        /**
         * Removes a recording for good; its call record stays
         * @description Role: supervisor, or a higher one.
         */
        delete: operations["delete-api-media-files-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/voicemails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages in mailboxes, the latest first
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        get: operations["get-api-voicemails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/voicemails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One message
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        get: operations["get-api-voicemails-id"];
        /**
         * Marks a message as listened to, or as new
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        put: operations["put-api-voicemails-id"];
        post?: never;
        /**
         * Removes a message, with its audio
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        delete: operations["delete-api-voicemails-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/voicemails/{id}/audio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A message's audio; ranges are served
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        get: operations["get-api-voicemails-id-audio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/help_requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agents' requests for help, the latest first: agents see their own, supervisors those of their queues
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        get: operations["get-api-help-requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people_messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages that one has sent or been sent, the latest first; nobody else's are shown to anybody
         * @description Role: agent, or a higher one. An extension's token is taken, for what is its own.
         */
        get: operations["get-api-people-messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what, when and from where; latest first
         * @description Role: administrator.
         */
        get: operations["get-api-audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All webhooks
         * @description Role: administrator.
         */
        get: operations["get-api-webhooks"];
        put?: never;
        /**
         * Adds a webhook, for events (or, as those that stand, for facts), with a secret that is shown this once
         * @description Role: administrator.
         */
        post: operations["post-api-webhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook
         * @description Role: administrator.
         */
        get: operations["get-api-webhooks-id"];
        /**
         * Changes those fields of a webhook that are given; enabled again, it begins with what happens then
         * @description Role: administrator.
         */
        put: operations["put-api-webhooks-id"];
        post?: never;
        /**
         * Removes a webhook with what waits for it
         * @description Role: administrator.
         */
        delete: operations["delete-api-webhooks-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a webhook a new secret; for a day messages are signed with the former one as well
         * @description Role: administrator.
         */
        post: operations["post-api-webhooks-id-secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a message of the type test, and says how it went
         * @description Role: administrator.
         */
        post: operations["post-api-webhooks-id-test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of the last facts, latest first
         * @description Role: administrator.
         */
        get: operations["get-api-webhooks-id-deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries/{fact}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a fact once more, now and beside the order
         * @description Role: administrator.
         */
        post: operations["post-api-webhooks-id-deliveries-fact-redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/xcc/timeDef/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes in a table of days off and make-up workdays, as JSON or YAML; rows that are there already stay as they are
         * @description Role: administrator.
         */
        post: operations["post-api-xcc-timeDef-import"];
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
        IvrTreeInput: {
            id: string;
            parent_id: string;
            level: string;
            name: string;
            nbr: string;
            type: string;
            voice_type: string;
            media_file: string;
            repeat_timeout: string;
            repeat_prompts: string;
            call_extn_allowed: string;
            record: string;
            transfer_time: string;
            timeout_enable: string;
            timeout: string;
            business_type: string;
            numbers: string;
            digits: string;
            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
            created_at: string;
            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
            updated_at: string;
            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
            deleted_at: string;
            ivrs: components["schemas"]["IvrTreeInput"][];
        };
        IvrTree: {
            id: string;
            parent_id: string;
            level: string;
            name: string;
            nbr: string;
            type: string;
            voice_type: string;
            media_file: string;
            repeat_timeout: string;
            repeat_prompts: string;
            call_extn_allowed: string;
            record: string;
            transfer_time: string;
            timeout_enable: string;
            timeout: string;
            business_type: string;
            numbers: string;
            digits: string;
            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
            created_at: string;
            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
            updated_at: string;
            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
            deleted_at: string;
            ivrs: components["schemas"]["IvrTree"][];
        };
    };
    responses: {
        /** @description A field is wrong; `fields` says which, and what was expected */
        Status400: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description the HTTP status */
                    code: number;
                    /**
                     * @description stable name of the error
                     * @enum {string}
                     */
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "too-many" | "internal" | "starting" | "draining" | "store-away" | "outcome-unknown";
                    message: string;
                    /** @description what in particular was wrong */
                    reason: string;
                    fields?: {
                        field: string;
                        expected: string;
                    }[];
                    /** @description what leads to it or uses it: of type hotline, ivr, queue, agent (id: work number, name: extension) or call */
                    held_by?: {
                        type: string;
                        id: string;
                        name: string;
                    }[];
                    /** @description when it can be done, milliseconds since 1970 */
                    until?: number;
                };
            };
        };
        /** @description No token, an expired one, or one that does not open this */
        Status403: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @enum {string} */
                    result: "error";
                    /** @enum {string} */
                    code: "403";
                    /** @enum {string} */
                    error_text: "Not Authorized";
                } | {
                    /** @enum {number} */
                    code: 403;
                    /** @enum {string} */
                    text: "Wrong username or password";
                } | {
                    /** @description the HTTP status */
                    code: number;
                    /**
                     * @description stable name of the error
                     * @enum {string}
                     */
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "too-many" | "internal" | "starting" | "draining" | "store-away" | "outcome-unknown";
                    message: string;
                    /** @description what in particular was wrong */
                    reason: string;
                    fields?: {
                        field: string;
                        expected: string;
                    }[];
                    /** @description what leads to it or uses it: of type hotline, ivr, queue, agent (id: work number, name: extension) or call */
                    held_by?: {
                        type: string;
                        id: string;
                        name: string;
                    }[];
                    /** @description when it can be done, milliseconds since 1970 */
                    until?: number;
                };
            };
        };
        /** @description There is nothing like that */
        Status404: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description the HTTP status */
                    code: number;
                    /**
                     * @description stable name of the error
                     * @enum {string}
                     */
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "too-many" | "internal" | "starting" | "draining" | "store-away" | "outcome-unknown";
                    message: string;
                    /** @description what in particular was wrong */
                    reason: string;
                    fields?: {
                        field: string;
                        expected: string;
                    }[];
                    /** @description what leads to it or uses it: of type hotline, ivr, queue, agent (id: work number, name: extension) or call */
                    held_by?: {
                        type: string;
                        id: string;
                        name: string;
                    }[];
                    /** @description when it can be done, milliseconds since 1970 */
                    until?: number;
                };
            };
        };
        /** @description It does not fit what there is: taken, or still in use */
        Status409: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description the HTTP status */
                    code: number;
                    /**
                     * @description stable name of the error
                     * @enum {string}
                     */
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "too-many" | "internal" | "starting" | "draining" | "store-away" | "outcome-unknown";
                    message: string;
                    /** @description what in particular was wrong */
                    reason: string;
                    fields?: {
                        field: string;
                        expected: string;
                    }[];
                    /** @description what leads to it or uses it: of type hotline, ivr, queue, agent (id: work number, name: extension) or call */
                    held_by?: {
                        type: string;
                        id: string;
                        name: string;
                    }[];
                    /** @description when it can be done, milliseconds since 1970 */
                    until?: number;
                };
            };
        };
        /** @description Too many at one time, or too many wrong keys or passwords from this address */
        Status429: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description the HTTP status */
                    code: number;
                    /**
                     * @description stable name of the error
                     * @enum {string}
                     */
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "too-many" | "internal" | "starting" | "draining" | "store-away" | "outcome-unknown";
                    message: string;
                    /** @description what in particular was wrong */
                    reason: string;
                    fields?: {
                        field: string;
                        expected: string;
                    }[];
                    /** @description what leads to it or uses it: of type hotline, ivr, queue, agent (id: work number, name: extension) or call */
                    held_by?: {
                        type: string;
                        id: string;
                        name: string;
                    }[];
                    /** @description when it can be done, milliseconds since 1970 */
                    until?: number;
                };
            };
        };
        /** @description A mistake of ours; it has been logged */
        Status500: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description the HTTP status */
                    code: number;
                    /**
                     * @description stable name of the error
                     * @enum {string}
                     */
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "too-many" | "internal" | "starting" | "draining" | "store-away" | "outcome-unknown";
                    message: string;
                    /** @description what in particular was wrong */
                    reason: string;
                    fields?: {
                        field: string;
                        expected: string;
                    }[];
                    /** @description what leads to it or uses it: of type hotline, ivr, queue, agent (id: work number, name: extension) or call */
                    held_by?: {
                        type: string;
                        id: string;
                        name: string;
                    }[];
                    /** @description when it can be done, milliseconds since 1970 */
                    until?: number;
                };
            };
        };
        /** @description Not now: the database is away, or the server shuts down */
        Status503: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description the HTTP status */
                    code: number;
                    /**
                     * @description stable name of the error
                     * @enum {string}
                     */
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "too-many" | "internal" | "starting" | "draining" | "store-away" | "outcome-unknown";
                    message: string;
                    /** @description what in particular was wrong */
                    reason: string;
                    fields?: {
                        field: string;
                        expected: string;
                    }[];
                    /** @description what leads to it or uses it: of type hotline, ivr, queue, agent (id: work number, name: extension) or call */
                    held_by?: {
                        type: string;
                        id: string;
                        name: string;
                    }[];
                    /** @description when it can be done, milliseconds since 1970 */
                    until?: number;
                };
            };
        };
        /** @description Nobody knows yet whether it was stored: the database was lost before it said so. Read it before asking again */
        Status504: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description the HTTP status */
                    code: number;
                    /**
                     * @description stable name of the error
                     * @enum {string}
                     */
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "too-many" | "internal" | "starting" | "draining" | "store-away" | "outcome-unknown";
                    message: string;
                    /** @description what in particular was wrong */
                    reason: string;
                    fields?: {
                        field: string;
                        expected: string;
                    }[];
                    /** @description what leads to it or uses it: of type hotline, ivr, queue, agent (id: work number, name: extension) or call */
                    held_by?: {
                        type: string;
                        id: string;
                        name: string;
                    }[];
                    /** @description when it can be done, milliseconds since 1970 */
                    until?: number;
                };
            };
        };
        /** @description The body is too large */
        Status413: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description 200: done. */
                    code: number;
                    /**
                     * @description stable name of the error
                     * @enum {string}
                     */
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "too-many" | "internal" | "starting" | "draining" | "store-away" | "outcome-unknown";
                    message: string;
                    /** @description what in particular was wrong */
                    reason: string;
                    fields?: {
                        field: string;
                        expected: string;
                    }[];
                    /** @description what leads to it or uses it: of type hotline, ivr, queue, agent (id: work number, name: extension) or call */
                    held_by?: {
                        type: string;
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                        name: string;
                    }[];
                    /** @description when it can be done, milliseconds since 1970 */
                    until?: number;
                };
            };
        };
        /** @description The body is not JSON */
        Status415: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description 200: done. */
                    code: number;
                    /**
                     * @description stable name of the error
                     * @enum {string}
                     */
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "too-many" | "internal" | "starting" | "draining" | "store-away" | "outcome-unknown";
                    message: string;
                    /** @description what in particular was wrong */
                    reason: string;
                    fields?: {
                        field: string;
                        expected: string;
                    }[];
                    /** @description what leads to it or uses it: of type hotline, ivr, queue, agent (id: work number, name: extension) or call */
                    held_by?: {
                        type: string;
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                        name: string;
                    }[];
                    /** @description when it can be done, milliseconds since 1970 */
                    until?: number;
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The id of the request, as it stands in the log */
        "x-request-id": string;
        /** @description Seconds after which to ask again */
        "retry-after": number;
        /** @description Fields of the request that nobody reads */
        "x-ignored-fields": string;
        /** @description Fields that were stored and do nothing, or lead to what is not there yet */
        "x-not-in-effect": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "get-healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "text"
                     *     }
                     */
                    "application/json": {
                        status: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "text",
                     *       "troubles": [
                     *         "event-log-not-written"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        status: string;
                        /** @description calls are taken, but what happens now would not survive a crash, or is not in call records */
                        troubles?: ("event-log-not-written" | "records-not-stored")[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-sessions-auth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "dev_key": "4500ffd8-56b4-4faf-a851-9bd561bf1fb2"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description A user's developer key. It is printed once at the first start, or made by POST /api/dev_keys; what the token may do is what its user may.
                     * @example 4500ffd8-56b4-4faf-a851-9bd561bf1fb2
                     */
                    dev_key: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "user_id": "4",
                     *       "expires": 0,
                     *       "sip_port": "25060",
                     *       "token": "db232730-8885-42c9-b60a-25072e8f4957"
                     *     }
                     */
                    "application/json": {
                        /** @description 200: done. */
                        code: number;
                        /** @description Id of the user whose key it is. */
                        user_id: string;
                        /** @description How long the token is good, in seconds; 0: as long as its developer key. Unit: seconds. */
                        expires: number;
                        /** @description The port at which telephones register (XCC_SIP). */
                        sip_port: string;
                        /** @description Goes in the header `token` of every further request, and into the WebSocket's login. */
                        token: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-sessions-getExtnToken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "extn": "1001"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Number of the extension that the token is for: the agent's own, or with an administrator's token any.
                     * @example 1001
                     */
                    extn: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "extn_id": "192",
                     *       "token": "e35b168e-80a9-4c2b-97c8-6f0044e7302b",
                     *       "domain": "xswitch.cn"
                     *     }
                     */
                    "application/json": {
                        /** @description Id of the extension. */
                        extn_id: string;
                        /** @description Goes in the header `token` of every further request, and into the WebSocket's login. */
                        token: string;
                        /** @description The domain in which the extension registers. */
                        domain: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "1022",
                 *       "password": "$VeryGoodPassw0rd"
                 *     }
                 */
                "application/json": {
                    login?: string;
                    /** @description the same */
                    username?: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "token": "text",
                     *       "session_id": "text",
                     *       "user_id": 1,
                     *       "super_admin": 1,
                     *       "name": "Alice",
                     *       "extn": "1022",
                     *       "expires": 1,
                     *       "currentAuthority": "text",
                     *       "system_roles": {
                     *         "senior_roles_str": "text",
                     *         "roles_str": "text"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        token: string;
                        /** @description the token under its older name */
                        session_id: string;
                        user_id: number;
                        super_admin: number;
                        name: string;
                        /** @description empty: he has none */
                        extn: string;
                        /** @description seconds for which the token is good */
                        expires: number;
                        /** @description agent, supervisor or administrator */
                        currentAuthority: string;
                        system_roles: {
                            senior_roles_str: string;
                            roles_str: string;
                        };
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "delete-api-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "text": "OK"
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        /** @enum {string} */
                        text: "OK";
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "put-api-users-me-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "old_password": "$VeryGood1",
                 *       "password": "$EvenBetter2"
                 *     }
                 */
                "application/json": {
                    old_password: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "token": "text"
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        /** @description in place of those that have ended */
                        token: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-sessions-create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "1022",
                 *       "password": "$VeryGoodPassw0rd"
                 *     }
                 */
                "application/json": {
                    username?: string;
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 1,
                     *       "message": "text",
                     *       "data": {
                     *         "session_id": "text"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description 0 good, 901 something is missing, 903 wrong login or password, 905 right but weblogin_disabled */
                        code: number;
                        message: string;
                        data?: {
                            session_id: string;
                        };
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-tokens": {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 200 */
                perPage?: number;
                /**
                 * @description administrators: of this user; others see their own
                 * @example 1
                 */
                user_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "kind": "text",
                     *           "user_id": 1,
                     *           "login": "1022",
                     *           "extn_id": 1,
                     *           "dev_key_id": 1,
                     *           "address": "192.0.2.10",
                     *           "created_at": "text",
                     *           "expires_at": "text",
                     *           "current": true
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "pageCount": 1,
                     *       "rowCount": 1
                     *     }
                     */
                    "application/json": {
                        data: {
                            id: number;
                            /** @description user or extension */
                            kind: string;
                            user_id: number;
                            login: string;
                            extn_id?: number;
                            /** @description the developer key it was got with */
                            dev_key_id?: number;
                            /** @description where it was asked for from */
                            address: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            created_at: string;
                            /** @description empty: it lives as long as its developer key */
                            expires_at: string;
                            /** @description the one that this request was made with */
                            current: boolean;
                        }[];
                        page: number;
                        pageCount: number;
                        rowCount: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "delete-api-tokens-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "id": 1
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        id: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-dev-keys": {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 200 */
                perPage?: number;
                /** @example id */
                sort_field?: "id" | "user_id" | "name" | "origin" | "created_at";
                /** @example ascend */
                sort_order?: "ascend" | "descend";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "user_id": 1,
                     *           "name": "Alice",
                     *           "origin": "text",
                     *           "created_at": "text"
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "pageCount": 1,
                     *       "rowCount": 1
                     *     }
                     */
                    "application/json": {
                        data: {
                            id: number;
                            user_id: number;
                            name: string;
                            /** @description first-run, environment (XCC_DEV_KEY) or user */
                            origin: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            created_at: string;
                        }[];
                        page: number;
                        pageCount: number;
                        rowCount: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-dev-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description whose it will be; the one who asks */
                    user_id?: number;
                    /**
                     * @description what it is for
                     * @default
                     */
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "id": 1,
                     *       "dev_key": "text"
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        id: number;
                        dev_key: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "delete-api-dev-keys-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "id": 1,
                     *       "note": "text"
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        id: number;
                        note?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-users": {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 200 */
                perPage?: number;
                /**
                 * @description a part of it
                 * @example 1022
                 */
                login?: string;
                /**
                 * @description a part of it
                 * @example Alice
                 */
                name?: string;
                /** @example text */
                type?: string;
                /** @example id */
                sort_field?: "id" | "login" | "name" | "type" | "extn" | "domain" | "email" | "tel" | "disabled" | "is_locked" | "last_login_at" | "created_at" | "updated_at";
                /** @example ascend */
                sort_order?: "ascend" | "descend";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "login": "1022",
                     *           "name": "Alice",
                     *           "type": "text",
                     *           "extn": "1022",
                     *           "extn_id": 1,
                     *           "domain": "text",
                     *           "cid_name": "text",
                     *           "cid_number": "text",
                     *           "context": "text",
                     *           "email": "text",
                     *           "tel": "text",
                     *           "tel_enabled": 1,
                     *           "auto_record": 1,
                     *           "disabled": 1,
                     *           "mac_address": "text",
                     *           "extn_type": "text",
                     *           "is_super": 1,
                     *           "is_admin": "text",
                     *           "is_supervisor": "text",
                     *           "role": "text",
                     *           "agent_info": "text",
                     *           "queues": [
                     *             "text"
                     *           ],
                     *           "login_attempts": "text",
                     *           "is_locked": "text",
                     *           "locked_until": "text",
                     *           "first_login": "text",
                     *           "idle_timeout": "text",
                     *           "last_login_at": "text",
                     *           "last_login_attempt_at": "text",
                     *           "created_at": "text",
                     *           "updated_at": "text"
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "pageCount": 1,
                     *       "rowCount": 1
                     *     }
                     */
                    "application/json": {
                        data: {
                            id: number;
                            login: string;
                            name: string;
                            /** @description NORMAL, AGENT or CONFMAN */
                            type: string;
                            extn: string;
                            /** @description left out where there is none */
                            extn_id?: number;
                            domain: string;
                            cid_name: string;
                            cid_number: string;
                            context: string;
                            email: string;
                            tel: string;
                            tel_enabled: number;
                            auto_record: number;
                            disabled: number;
                            mac_address: string;
                            extn_type: string;
                            is_super: number;
                            is_admin: string;
                            is_supervisor: string;
                            /** @description agent, supervisor or administrator */
                            role: string;
                            /** @description JSON text */
                            agent_info: string;
                            /** @description the queues whose agents and calls a supervisor looks after; none: all */
                            queues: string[];
                            /** @description wrong passwords since the last right one */
                            login_attempts: string;
                            /** @description 1: by an administrator, or for a time after too many wrong passwords of strangers */
                            is_locked: string;
                            /** @description when that time ends; empty: it is not such a lock */
                            locked_until: string;
                            /** @description 1: he has not signed in with this password yet */
                            first_login: string;
                            idle_timeout: string;
                            last_login_at: string;
                            last_login_attempt_at: string;
                            created_at: string;
                            updated_at: string;
                        }[];
                        page: number;
                        pageCount: number;
                        rowCount: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "login": "1022",
                 *       "name": "Alice",
                 *       "extn": "1022",
                 *       "password": "$VeryGood1",
                 *       "type": "AGENT"
                 *     }
                 */
                "application/json": {
                    /** @description 8 to 20 characters: upper and lower case letters, digits, special ones; besides as XCC_PASSWORD_POLICY asks */
                    password?: string;
                    /** @description number of his extension, which is made where there is none */
                    extn?: string;
                    /** @description of his extension; empty: the same as password; as XCC_PASSWORD_POLICY asks */
                    extn_password?: string;
                    /** @enum {string} */
                    type?: "NORMAL" | "AGENT" | "CONFMAN";
                    domain?: string;
                    /** @description empty: the name */
                    cid_name?: string;
                    /** @description empty: the extension's number */
                    cid_number?: string;
                    /** @description of their extension: which outside lines it may call over; empty: default */
                    context?: string;
                    /** @description of his extension's mailbox; 4 to 10 digits, not its number, not counted, unless XCC_PASSWORD_POLICY is any */
                    vm_password?: string;
                    email?: string;
                    tel?: string;
                    tel_enabled?: boolean;
                    auto_record?: boolean;
                    disabled?: boolean;
                    mac_address?: string;
                    /** @enum {string} */
                    extn_type?: "SIP" | "WebRTC" | "H323" | "GATEWAY" | "SIP+WebRTC" | "HK";
                    is_super?: boolean;
                    is_admin?: boolean;
                    is_supervisor?: boolean;
                    idle_timeout?: number;
                    agent_info?: {
                        /** @description seconds of after-call work */
                        wrap_up_time?: number;
                        /** @description the same */
                        warp_up_time?: number;
                        /** @description seconds between after-call work and the next offer */
                        lag?: number;
                        /** @description seconds his phone rings; 0: as long as the queue says */
                        timeout?: number;
                        /** @description missed offers in a row after which he is put on break; 0: never */
                        max_no_answer?: number;
                        /** @description seconds without offers after he rejected one */
                        reject_delay_time?: number;
                        /** @description seconds without offers after his phone was busy */
                        busy_delay_time?: number;
                        /** @description calls at one time */
                        simo?: number;
                        level?: number;
                        position?: number;
                        hardware_phone_only?: boolean;
                        /** @enum {string} */
                        agent_type?: "callback" | "standBy";
                        /**
                         * @description the same
                         * @enum {string}
                         */
                        type?: "callback" | "standBy";
                        /** @enum {string} */
                        member_wait?: "nowait";
                        /** @description numbers that may be shown to who is called outside; kept as a text with commas */
                        own_numbers?: string[];
                        /**
                         * @description as it is shown; what an agent is now is told by agent_state
                         * @enum {string}
                         */
                        status?: "Out" | "Available" | "Available(On Demand)" | "On Break";
                    };
                    /** @description the queues, by name, whose agents and calls a supervisor looks after; none: all */
                    queues?: string[];
                    login: string;
                    name: string;
                    /**
                     * @description also where a hotline of that number hides it
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "id": 1,
                     *       "extn_id": 1
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        id: number;
                        /** @description left out where there is none */
                        extn_id?: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-users-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "login": "1022",
                     *       "name": "Alice",
                     *       "type": "text",
                     *       "extn": "1022",
                     *       "extn_id": 1,
                     *       "domain": "text",
                     *       "cid_name": "text",
                     *       "cid_number": "text",
                     *       "context": "text",
                     *       "email": "text",
                     *       "tel": "text",
                     *       "tel_enabled": 1,
                     *       "auto_record": 1,
                     *       "disabled": 1,
                     *       "mac_address": "text",
                     *       "extn_type": "text",
                     *       "is_super": 1,
                     *       "is_admin": "text",
                     *       "is_supervisor": "text",
                     *       "role": "text",
                     *       "agent_info": "text",
                     *       "queues": [
                     *         "text"
                     *       ],
                     *       "login_attempts": "text",
                     *       "is_locked": "text",
                     *       "locked_until": "text",
                     *       "first_login": "text",
                     *       "idle_timeout": "text",
                     *       "last_login_at": "text",
                     *       "last_login_attempt_at": "text",
                     *       "created_at": "text",
                     *       "updated_at": "text"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        login: string;
                        name: string;
                        /** @description NORMAL, AGENT or CONFMAN */
                        type: string;
                        extn: string;
                        /** @description left out where there is none */
                        extn_id?: number;
                        domain: string;
                        cid_name: string;
                        cid_number: string;
                        context: string;
                        email: string;
                        tel: string;
                        tel_enabled: number;
                        auto_record: number;
                        disabled: number;
                        mac_address: string;
                        extn_type: string;
                        is_super: number;
                        is_admin: string;
                        is_supervisor: string;
                        /** @description agent, supervisor or administrator */
                        role: string;
                        /** @description JSON text */
                        agent_info: string;
                        /** @description the queues whose agents and calls a supervisor looks after; none: all */
                        queues: string[];
                        /** @description wrong passwords since the last right one */
                        login_attempts: string;
                        /** @description 1: by an administrator, or for a time after too many wrong passwords of strangers */
                        is_locked: string;
                        /** @description when that time ends; empty: it is not such a lock */
                        locked_until: string;
                        /** @description 1: he has not signed in with this password yet */
                        first_login: string;
                        idle_timeout: string;
                        last_login_at: string;
                        last_login_attempt_at: string;
                        created_at: string;
                        updated_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-users-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "login": "1022",
                     *       "name": "Alice",
                     *       "type": "text",
                     *       "extn": "1022",
                     *       "extn_id": 1,
                     *       "domain": "text",
                     *       "cid_name": "text",
                     *       "cid_number": "text",
                     *       "context": "text",
                     *       "email": "text",
                     *       "tel": "text",
                     *       "tel_enabled": 1,
                     *       "auto_record": 1,
                     *       "disabled": 1,
                     *       "mac_address": "text",
                     *       "extn_type": "text",
                     *       "is_super": 1,
                     *       "is_admin": "text",
                     *       "is_supervisor": "text",
                     *       "role": "text",
                     *       "agent_info": "text",
                     *       "queues": [
                     *         "text"
                     *       ],
                     *       "login_attempts": "text",
                     *       "is_locked": "text",
                     *       "locked_until": "text",
                     *       "first_login": "text",
                     *       "idle_timeout": "text",
                     *       "last_login_at": "text",
                     *       "last_login_attempt_at": "text",
                     *       "created_at": "text",
                     *       "updated_at": "text"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        login: string;
                        name: string;
                        /** @description NORMAL, AGENT or CONFMAN */
                        type: string;
                        extn: string;
                        /** @description left out where there is none */
                        extn_id?: number;
                        domain: string;
                        cid_name: string;
                        cid_number: string;
                        context: string;
                        email: string;
                        tel: string;
                        tel_enabled: number;
                        auto_record: number;
                        disabled: number;
                        mac_address: string;
                        extn_type: string;
                        is_super: number;
                        is_admin: string;
                        is_supervisor: string;
                        /** @description agent, supervisor or administrator */
                        role: string;
                        /** @description JSON text */
                        agent_info: string;
                        /** @description the queues whose agents and calls a supervisor looks after; none: all */
                        queues: string[];
                        /** @description wrong passwords since the last right one */
                        login_attempts: string;
                        /** @description 1: by an administrator, or for a time after too many wrong passwords of strangers */
                        is_locked: string;
                        /** @description when that time ends; empty: it is not such a lock */
                        locked_until: string;
                        /** @description 1: he has not signed in with this password yet */
                        first_login: string;
                        idle_timeout: string;
                        last_login_at: string;
                        last_login_attempt_at: string;
                        created_at: string;
                        updated_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "put-api-users-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Alice"
                 *     }
                 */
                "application/json": {
                    /** @description 8 to 20 characters: upper and lower case letters, digits, special ones; besides as XCC_PASSWORD_POLICY asks */
                    password?: string;
                    /** @description number of his extension, which is made where there is none */
                    extn?: string;
                    /** @description of his extension; empty: the same as password; as XCC_PASSWORD_POLICY asks */
                    extn_password?: string;
                    /** @enum {string} */
                    type?: "NORMAL" | "AGENT" | "CONFMAN";
                    domain?: string;
                    /** @description empty: the name */
                    cid_name?: string;
                    /** @description empty: the extension's number */
                    cid_number?: string;
                    /** @description of their extension: which outside lines it may call over; empty: default */
                    context?: string;
                    /** @description of his extension's mailbox; 4 to 10 digits, not its number, not counted, unless XCC_PASSWORD_POLICY is any */
                    vm_password?: string;
                    email?: string;
                    tel?: string;
                    tel_enabled?: boolean;
                    auto_record?: boolean;
                    disabled?: boolean;
                    mac_address?: string;
                    /** @enum {string} */
                    extn_type?: "SIP" | "WebRTC" | "H323" | "GATEWAY" | "SIP+WebRTC" | "HK";
                    is_super?: boolean;
                    is_admin?: boolean;
                    is_supervisor?: boolean;
                    idle_timeout?: number;
                    agent_info?: {
                        /** @description seconds of after-call work */
                        wrap_up_time?: number;
                        /** @description the same */
                        warp_up_time?: number;
                        /** @description seconds between after-call work and the next offer */
                        lag?: number;
                        /** @description seconds his phone rings; 0: as long as the queue says */
                        timeout?: number;
                        /** @description missed offers in a row after which he is put on break; 0: never */
                        max_no_answer?: number;
                        /** @description seconds without offers after he rejected one */
                        reject_delay_time?: number;
                        /** @description seconds without offers after his phone was busy */
                        busy_delay_time?: number;
                        /** @description calls at one time */
                        simo?: number;
                        level?: number;
                        position?: number;
                        hardware_phone_only?: boolean;
                        /** @enum {string} */
                        agent_type?: "callback" | "standBy";
                        /**
                         * @description the same
                         * @enum {string}
                         */
                        type?: "callback" | "standBy";
                        /** @enum {string} */
                        member_wait?: "nowait";
                        /** @description numbers that may be shown to who is called outside; kept as a text with commas */
                        own_numbers?: string[];
                        /**
                         * @description as it is shown; what an agent is now is told by agent_state
                         * @enum {string}
                         */
                        status?: "Out" | "Available" | "Available(On Demand)" | "On Break";
                    };
                    /** @description the queues, by name, whose agents and calls a supervisor looks after; none: all */
                    queues?: string[];
                    /** @description as it is: it cannot be changed */
                    login?: string;
                    name?: string;
                    /** @description 0 unlocks, also what wrong passwords have locked; 1 locks until then */
                    is_locked?: boolean;
                    /**
                     * @description toggle: makes extn_id his first extension
                     * @enum {string}
                     */
                    action?: "toggle";
                    extn_id?: number;
                    /**
                     * @description also where a hotline of that number hides it
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "id": 1
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        id: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "delete-api-users-id": {
        parameters: {
            query?: {
                /**
                 * @description also where something names an extension of his or an agent uses it
                 * @example false
                 */
                force?: boolean;
            };
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "id": 1,
                     *       "touched": [
                     *         {
                     *           "type": "text",
                     *           "id": "text",
                     *           "name": "Alice"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        id: number;
                        /** @description what led to it or used it all the same (as held_by has it), and places in queues that went with it (type place; id: the queue's, or where a queue is removed the agent's work number; name: the queue's); absent: nothing */
                        touched?: {
                            type: string;
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-users-id-extensions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": 1,
                     *         "user_id": 1,
                     *         "extn": "1022",
                     *         "name": "Alice",
                     *         "domain": "text",
                     *         "type": "text",
                     *         "context": "text",
                     *         "cid_name": "text",
                     *         "cid_number": "text",
                     *         "disabled": 1,
                     *         "is_default": 1
                     *       }
                     *     ]
                     */
                    "application/json": {
                        id: number;
                        user_id: number;
                        extn: string;
                        name: string;
                        domain: string;
                        type: string;
                        context: string;
                        cid_name: string;
                        cid_number: string;
                        disabled: number;
                        /** @description 1: his first one */
                        is_default: number;
                    }[];
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-users-create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "login": "1022",
                 *       "name": "Alice",
                 *       "extn": "1022",
                 *       "password": "$VeryGood1",
                 *       "type": "AGENT"
                 *     }
                 */
                "application/json": {
                    /** @description 8 to 20 characters: upper and lower case letters, digits, special ones; besides as XCC_PASSWORD_POLICY asks */
                    password?: string;
                    /** @description number of his extension, which is made where there is none */
                    extn?: string;
                    /** @description of his extension; empty: the same as password; as XCC_PASSWORD_POLICY asks */
                    extn_password?: string;
                    /** @enum {string} */
                    type?: "NORMAL" | "AGENT" | "CONFMAN";
                    domain?: string;
                    /** @description empty: the name */
                    cid_name?: string;
                    /** @description empty: the extension's number */
                    cid_number?: string;
                    /** @description of their extension: which outside lines it may call over; empty: default */
                    context?: string;
                    /** @description of his extension's mailbox; 4 to 10 digits, not its number, not counted, unless XCC_PASSWORD_POLICY is any */
                    vm_password?: string;
                    email?: string;
                    tel?: string;
                    tel_enabled?: boolean;
                    auto_record?: boolean;
                    disabled?: boolean;
                    mac_address?: string;
                    /** @enum {string} */
                    extn_type?: "SIP" | "WebRTC" | "H323" | "GATEWAY" | "SIP+WebRTC" | "HK";
                    is_super?: boolean;
                    is_admin?: boolean;
                    is_supervisor?: boolean;
                    idle_timeout?: number;
                    agent_info?: {
                        /** @description seconds of after-call work */
                        wrap_up_time?: number;
                        /** @description the same */
                        warp_up_time?: number;
                        /** @description seconds between after-call work and the next offer */
                        lag?: number;
                        /** @description seconds his phone rings; 0: as long as the queue says */
                        timeout?: number;
                        /** @description missed offers in a row after which he is put on break; 0: never */
                        max_no_answer?: number;
                        /** @description seconds without offers after he rejected one */
                        reject_delay_time?: number;
                        /** @description seconds without offers after his phone was busy */
                        busy_delay_time?: number;
                        /** @description calls at one time */
                        simo?: number;
                        level?: number;
                        position?: number;
                        hardware_phone_only?: boolean;
                        /** @enum {string} */
                        agent_type?: "callback" | "standBy";
                        /**
                         * @description the same
                         * @enum {string}
                         */
                        type?: "callback" | "standBy";
                        /** @enum {string} */
                        member_wait?: "nowait";
                        /** @description numbers that may be shown to who is called outside; kept as a text with commas */
                        own_numbers?: string[];
                        /**
                         * @description as it is shown; what an agent is now is told by agent_state
                         * @enum {string}
                         */
                        status?: "Out" | "Available" | "Available(On Demand)" | "On Break";
                    };
                    /** @description the queues, by name, whose agents and calls a supervisor looks after; none: all */
                    queues?: string[];
                    login: string;
                    name: string;
                    /**
                     * @description also where a hotline of that number hides it
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "id": 1,
                     *       "extn_id": 1
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        id: number;
                        /** @description left out where there is none */
                        extn_id?: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-extensions-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "page_size": "2"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Which page, from 1. A page beyond the last one is the last one, and the answer says which it is. Default: 1.
                     * @default 1
                     * @example 1
                     */
                    page?: number;
                    /**
                     * @description Rows on a page. Unit: rows. Default: 200.
                     * @default 200
                     * @example 5
                     */
                    page_size?: number;
                    /**
                     * @description In which field search_key is looked for. Without it search_key does nothing.
                     * @example name
                     * @enum {string}
                     */
                    search_field?: "id" | "user_id" | "extn" | "domain" | "name" | "type" | "cid_name" | "cid_number" | "context" | "description" | "priority" | "display_order" | "disabled" | "weblogin_disabled" | "sync_enabled" | "created_at" | "updated_at" | "deleted_at";
                    /**
                     * @description A part of what that field holds, in capital letters or not; empty: everything.
                     * @example 10
                     */
                    search_key?: string;
                    /**
                     * @description By which field the rows are sorted. Default: id.
                     * @default id
                     * @example id
                     * @enum {string}
                     */
                    sort_field?: "id" | "user_id" | "extn" | "domain" | "name" | "type" | "cid_name" | "cid_number" | "context" | "description" | "priority" | "display_order" | "disabled" | "weblogin_disabled" | "sync_enabled" | "created_at" | "updated_at" | "deleted_at";
                    /**
                     * @description ascend or descend. Default: ascend.
                     * @default ascend
                     * @example descend
                     * @enum {string}
                     */
                    sort_order?: "ascend" | "descend";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "page": 1,
                     *       "data": [
                     *         {
                     *           "ha1": "6295cecf17ab7943e802b4d539252d4e",
                     *           "ha1b": "cfd07ab9643b1a6afbf5cd0965bdd7c1",
                     *           "user_id": "179",
                     *           "cid_number": "",
                     *           "vm_password": "",
                     *           "description": "",
                     *           "id": "191",
                     *           "display_order": "0",
                     *           "context": "default",
                     *           "extn": "1000",
                     *           "domain": "xswitch.cn",
                     *           "deleted_at": "",
                     *           "updated_at": "2020-01-17 14:11:55",
                     *           "cid_name": "",
                     *           "created_at": "2020-01-17 14:11:55",
                     *           "name": "Ext_1000",
                     *           "type": "SIP",
                     *           "weblogin_disabled": "0",
                     *           "disabled": "0",
                     *           "sync_enabled": "0",
                     *           "priority": "99"
                     *         },
                     *         {
                     *           "ha1": "056cba6fb5f991cc9112f592ba5e65e4",
                     *           "ha1b": "6238501df8a36fe9ee9cbb4855b651e1",
                     *           "user_id": "180",
                     *           "cid_number": "",
                     *           "vm_password": "",
                     *           "description": "",
                     *           "id": "192",
                     *           "display_order": "0",
                     *           "context": "default",
                     *           "extn": "1001",
                     *           "domain": "xswitch.cn",
                     *           "deleted_at": "",
                     *           "updated_at": "2020-01-17 14:11:55",
                     *           "cid_name": "",
                     *           "created_at": "2020-01-17 14:11:55",
                     *           "name": "Ext_1001",
                     *           "type": "SIP",
                     *           "weblogin_disabled": "0",
                     *           "disabled": "0",
                     *           "sync_enabled": "0",
                     *           "priority": "99"
                     *         }
                     *       ],
                     *       "row_count": 22,
                     *       "page_count": 11
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Which page, from 1. A page beyond the last one is the last one, and the answer says which it is.
                         * @example 1
                         */
                        page: number;
                        /** @description How many pages there are. */
                        page_count: number;
                        /** @description How many rows there are in all. */
                        row_count: number;
                        /** @description The rows of the page. */
                        data: {
                            /** @description MD5 of extn:domain:password, which a phone proves itself with; seen by administrators and its own user. */
                            ha1: string;
                            /** @description The same for phones that call themselves extn@domain. */
                            ha1b: string;
                            /** @description Id of the user whose extension it is. */
                            user_id: string;
                            /**
                             * @description The number that those who are called see; empty: extn.
                             * @example 1030
                             */
                            cid_number: string;
                            /**
                             * @description Password of its mailbox, 4 to 10 digits, not its own number and not counted, unless XCC_PASSWORD_POLICY is any. Empty: no mailbox, and whoever does not reach it is told so.
                             * @example 7391
                             */
                            vm_password: string;
                            /**
                             * @description A note for people.
                             * @example reception
                             */
                            description: string;
                            /**
                             * @description Id of the row, given when it is added.
                             * @example 6
                             */
                            id: string;
                            /**
                             * @description Where it stands in a list that is not sorted by anything else: lower ones first, equal ones by id.
                             * @example 10
                             */
                            display_order: string;
                            /**
                             * @description Which outside lines the extension may call over: those whose contexts (PUT /api/trunks/:id) name this one, and those that name none. It acts through lines only: hotlines, menus, queues and extensions are reached from every context.
                             * @example default
                             */
                            context: string;
                            /**
                             * @description The number: what the phone registers with and what is dialled to reach it. One extension has it in all domains together, and it cannot be changed.
                             * @example 1030
                             */
                            extn: string;
                            /**
                             * @description The domain in which the phone registers, is asked for its digest and is called. A change needs the password, of which the digests are made anew, and ends the registration in the former domain.
                             * @example xswitch.cn
                             */
                            domain: string;
                            /** @description Always empty: what was removed is not listed. */
                            deleted_at: string;
                            /** @description When it was last changed, likewise. */
                            updated_at: string;
                            /**
                             * @description The name that those who are called see; empty: name.
                             * @example Alice
                             */
                            cid_name: string;
                            /** @description When it was added: YYYY-MM-DD HH:MM:SS, local time. */
                            created_at: string;
                            /**
                             * @description A name for people; it does nothing to calls.
                             * @example EXT_1030
                             */
                            name: string;
                            /**
                             * @description SIP: a phone that registers. TEL: an outside number that is called over a line and never registers. VERTO: stored, but nothing connects as one yet. Told in x-not-in-effect when it is VERTO.
                             * @example SIP
                             */
                            type: string;
                            /**
                             * @description Its user does not sign in with a password, at the API or the WebSocket; who is signed in is signed out. Developer keys stay good.
                             * @example false
                             */
                            weblogin_disabled: string;
                            /**
                             * @description The phone neither registers nor calls nor is called.
                             * @example false
                             */
                            disabled: string;
                            /**
                             * @description Stored and shown: there is nothing here to synchronise with. Told in x-not-in-effect when true.
                             * @example false
                             */
                            sync_enabled: string;
                            /**
                             * @description Stored and shown, sorted and searched by; calls are not routed by it. Told in x-not-in-effect when it is not 99.
                             * @example 99
                             */
                            priority: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-extensions-get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "236"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 236,
                     *       "domain": "xswitch.cn",
                     *       "extn": "1009",
                     *       "sync_enabled": 0,
                     *       "updated_at": "2020-01-19 15:39:28",
                     *       "disabled": 0,
                     *       "ha1": "69308ceaa676774f78ba67357de11ebf",
                     *       "login": "1009",
                     *       "created_at": "2020-01-19 15:39:28",
                     *       "name": "Ext_1009",
                     *       "user_id": 188,
                     *       "weblogin_disabled": 0,
                     *       "priority": "99",
                     *       "ha1b": "302066ca86ca4b631baf38c056a77275",
                     *       "display_order": "0",
                     *       "context": "default",
                     *       "type": "SIP"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: number;
                        /**
                         * @description The domain in which the phone registers, is asked for its digest and is called. A change needs the password, of which the digests are made anew, and ends the registration in the former domain.
                         * @example xswitch.cn
                         */
                        domain: string;
                        /**
                         * @description The number: what the phone registers with and what is dialled to reach it. One extension has it in all domains together, and it cannot be changed.
                         * @example 1030
                         */
                        extn: string;
                        /**
                         * @description Stored and shown: there is nothing here to synchronise with. Told in x-not-in-effect when true.
                         * @example 0
                         */
                        sync_enabled: number;
                        /** @description When it was last changed, likewise. */
                        updated_at: string;
                        /**
                         * @description The phone neither registers nor calls nor is called.
                         * @example 0
                         */
                        disabled: number;
                        /** @description MD5 of extn:domain:password, which a phone proves itself with; seen by administrators and its own user. */
                        ha1: string;
                        /** @description That user's login. */
                        login: string;
                        /** @description When it was added: YYYY-MM-DD HH:MM:SS, local time. */
                        created_at: string;
                        /**
                         * @description A name for people; it does nothing to calls.
                         * @example EXT_1030
                         */
                        name: string;
                        /** @description Id of the user whose extension it is. */
                        user_id: number;
                        /**
                         * @description Its user does not sign in with a password, at the API or the WebSocket; who is signed in is signed out. Developer keys stay good.
                         * @example 0
                         */
                        weblogin_disabled: number;
                        /**
                         * @description Stored and shown, sorted and searched by; calls are not routed by it. Told in x-not-in-effect when it is not 99.
                         * @example 99
                         */
                        priority: string;
                        /** @description The same for phones that call themselves extn@domain. */
                        ha1b: string;
                        /**
                         * @description Where it stands in a list that is not sorted by anything else: lower ones first, equal ones by id.
                         * @example 10
                         */
                        display_order: string;
                        /**
                         * @description Which outside lines the extension may call over: those whose contexts (PUT /api/trunks/:id) name this one, and those that name none. It acts through lines only: hotlines, menus, queues and extensions are reached from every context.
                         * @example default
                         */
                        context: string;
                        /**
                         * @description SIP: a phone that registers. TEL: an outside number that is called over a line and never registers. VERTO: stored, but nothing connects as one yet. Told in x-not-in-effect when it is VERTO.
                         * @example SIP
                         */
                        type: string;
                        /**
                         * @description The number that those who are called see; empty: extn.
                         * @example 1030
                         */
                        cid_number?: string;
                        /**
                         * @description The name that those who are called see; empty: name.
                         * @example Alice
                         */
                        cid_name?: string;
                        /**
                         * @description Password of its mailbox, 4 to 10 digits, not its own number and not counted, unless XCC_PASSWORD_POLICY is any. Empty: no mailbox, and whoever does not reach it is told so.
                         * @example 7391
                         */
                        vm_password?: string;
                        /**
                         * @description A note for people.
                         * @example reception
                         */
                        description?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-extensions-add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "EXT_1030",
                 *       "extn": "1030",
                 *       "password": "$VeryGoodPassw0rd",
                 *       "context": "default",
                 *       "domain": "xswitch.cn"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description SIP: a phone that registers. TEL: an outside number that is called over a line and never registers. VERTO: stored, but nothing connects as one yet. Default: SIP. Told in x-not-in-effect when it is VERTO.
                     * @default SIP
                     * @example SIP
                     * @enum {string}
                     */
                    type?: "SIP" | "VERTO" | "TEL";
                    /**
                     * @description The number that those who are called see; empty: extn. Default: empty.
                     * @default
                     * @example 1030
                     */
                    cid_number?: string;
                    /**
                     * @description The name that those who are called see; empty: name. Default: empty.
                     * @default
                     * @example Alice
                     */
                    cid_name?: string;
                    /**
                     * @description Which outside lines the extension may call over: those whose contexts (PUT /api/trunks/:id) name this one, and those that name none. It acts through lines only: hotlines, menus, queues and extensions are reached from every context. Default: default.
                     * @default default
                     * @example default
                     */
                    context?: string;
                    /**
                     * @description The domain in which the phone registers, is asked for its digest and is called. A change needs the password, of which the digests are made anew, and ends the registration in the former domain. Default: XCC_DOMAIN (xswitch.cn).
                     * @example xswitch.cn
                     */
                    domain?: string;
                    /**
                     * @description A note for people. Default: empty.
                     * @default
                     * @example reception
                     */
                    description?: string;
                    /**
                     * @description Password of its mailbox, 4 to 10 digits, not its own number and not counted, unless XCC_PASSWORD_POLICY is any. Empty: no mailbox, and whoever does not reach it is told so. Default: empty.
                     * @default
                     * @example 7391
                     */
                    vm_password?: string;
                    /**
                     * @description Stored and shown, sorted and searched by; calls are not routed by it. Default: 99. Told in x-not-in-effect when it is not 99.
                     * @default 99
                     * @example 99
                     */
                    priority?: number;
                    /**
                     * @description Where it stands in a list that is not sorted by anything else: lower ones first, equal ones by id. Default: 0.
                     * @default 0
                     * @example 10
                     */
                    display_order?: number;
                    /**
                     * @description The phone neither registers nor calls nor is called. Default: false.
                     * @default false
                     * @example false
                     */
                    disabled?: boolean;
                    /**
                     * @description Its user does not sign in with a password, at the API or the WebSocket; who is signed in is signed out. Developer keys stay good. Default: false.
                     * @default false
                     * @example false
                     */
                    weblogin_disabled?: boolean;
                    /**
                     * @description Stored and shown: there is nothing here to synchronise with. Default: false. Told in x-not-in-effect when true.
                     * @default false
                     * @example false
                     */
                    sync_enabled?: boolean;
                    /**
                     * @description A name for people; it does nothing to calls.
                     * @example EXT_1030
                     */
                    name: string;
                    /**
                     * @description The number: what the phone registers with and what is dialled to reach it. One extension has it in all domains together, and it cannot be changed.
                     * @example 1030
                     */
                    extn: string;
                    /**
                     * @description What the phone proves itself with. Kept only as the digests ha1 and ha1b; a change ends the registration with the former one. What XCC_PASSWORD_POLICY takes.
                     * @example $VeryGoodPassw0rd
                     */
                    password: string;
                    /**
                     * @description Do it even though something leads to it, uses it, hides it or would be hidden by it (refused with 409 otherwise, naming what). Default: false.
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "226"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-extensions-set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "227",
                 *       "name": "EXT_1030",
                 *       "password": "$VeryGoodPassw0rd",
                 *       "context": "default",
                 *       "domain": "xswitch.cn"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description SIP: a phone that registers. TEL: an outside number that is called over a line and never registers. VERTO: stored, but nothing connects as one yet. Told in x-not-in-effect when it is VERTO.
                     * @example SIP
                     * @enum {string}
                     */
                    type?: "SIP" | "VERTO" | "TEL";
                    /**
                     * @description The number that those who are called see; empty: extn.
                     * @example 1030
                     */
                    cid_number?: string;
                    /**
                     * @description The name that those who are called see; empty: name.
                     * @example Alice
                     */
                    cid_name?: string;
                    /**
                     * @description Which outside lines the extension may call over: those whose contexts (PUT /api/trunks/:id) name this one, and those that name none. It acts through lines only: hotlines, menus, queues and extensions are reached from every context.
                     * @example default
                     */
                    context?: string;
                    /**
                     * @description The domain in which the phone registers, is asked for its digest and is called. A change needs the password, of which the digests are made anew, and ends the registration in the former domain.
                     * @example xswitch.cn
                     */
                    domain?: string;
                    /**
                     * @description A note for people.
                     * @example reception
                     */
                    description?: string;
                    /**
                     * @description Password of its mailbox, 4 to 10 digits, not its own number and not counted, unless XCC_PASSWORD_POLICY is any. Empty: no mailbox, and whoever does not reach it is told so.
                     * @example 7391
                     */
                    vm_password?: string;
                    /**
                     * @description Stored and shown, sorted and searched by; calls are not routed by it. Told in x-not-in-effect when it is not 99.
                     * @example 99
                     */
                    priority?: number;
                    /**
                     * @description Where it stands in a list that is not sorted by anything else: lower ones first, equal ones by id.
                     * @example 10
                     */
                    display_order?: number;
                    /**
                     * @description The phone neither registers nor calls nor is called.
                     * @example false
                     */
                    disabled?: boolean;
                    /**
                     * @description Its user does not sign in with a password, at the API or the WebSocket; who is signed in is signed out. Developer keys stay good.
                     * @example false
                     */
                    weblogin_disabled?: boolean;
                    /**
                     * @description Stored and shown: there is nothing here to synchronise with. Told in x-not-in-effect when true.
                     * @example false
                     */
                    sync_enabled?: boolean;
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                    /**
                     * @description A name for people; it does nothing to calls.
                     * @example EXT_1030
                     */
                    name?: string;
                    /**
                     * @description What the phone proves itself with. Kept only as the digests ha1 and ha1b; a change ends the registration with the former one. What XCC_PASSWORD_POLICY takes.
                     * @example $VeryGoodPassw0rd
                     */
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "227"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-extensions-del": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "200"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                    /**
                     * @description Do it even though something leads to it, uses it, hides it or would be hidden by it (refused with 409 otherwise, naming what). Default: false.
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "200"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                        /** @description What was affected by it. */
                        touched?: {
                            /**
                             * @description SIP: a phone that registers. TEL: an outside number that is called over a line and never registers. VERTO: stored, but nothing connects as one yet. Told in x-not-in-effect when it is VERTO.
                             * @example SIP
                             */
                            type: string;
                            /**
                             * @description Id of the row, given when it is added.
                             * @example 6
                             */
                            id: string;
                            /**
                             * @description A name for people; it does nothing to calls.
                             * @example EXT_1030
                             */
                            name: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-queues-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "page_size": "5",
                 *       "page": "2"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Which page, from 1. A page beyond the last one is the last one, and the answer says which it is. Default: 1.
                     * @default 1
                     * @example 1
                     */
                    page?: number;
                    /**
                     * @description Rows on a page. Unit: rows. Default: 200.
                     * @default 200
                     * @example 5
                     */
                    page_size?: number;
                    /**
                     * @description In which field search_key is looked for. Without it search_key does nothing.
                     * @example name
                     * @enum {string}
                     */
                    search_field?: "id" | "name" | "cti_template" | "strategy" | "server_ip" | "description" | "moh_sound" | "greeting" | "auto_record" | "notify_position" | "notify_position_interval" | "notify_agent_answer" | "notify_wait" | "survey" | "sticky" | "callback_key" | "retain_agent" | "agent_timeout" | "wait_timeout" | "wait_timeout_without_agent" | "capacity" | "priority" | "level_wait" | "overflow_capacity_action" | "wait_timeout_action" | "wait_timeout_without_agent_action" | "own_numbers" | "record_consultation" | "record_announcement" | "record_announcement_outgoing" | "wrap_up_mode" | "wrap_up_time" | "disposition_required" | "disposition_default" | "service_level_target" | "created_at" | "updated_at";
                    /**
                     * @description A part of what that field holds, in capital letters or not; empty: everything.
                     * @example 10
                     */
                    search_key?: string;
                    /**
                     * @description By which field the rows are sorted. Default: id.
                     * @default id
                     * @example id
                     * @enum {string}
                     */
                    sort_field?: "id" | "name" | "cti_template" | "strategy" | "server_ip" | "description" | "moh_sound" | "greeting" | "auto_record" | "notify_position" | "notify_position_interval" | "notify_agent_answer" | "notify_wait" | "survey" | "sticky" | "callback_key" | "retain_agent" | "agent_timeout" | "wait_timeout" | "wait_timeout_without_agent" | "capacity" | "priority" | "level_wait" | "overflow_capacity_action" | "wait_timeout_action" | "wait_timeout_without_agent_action" | "own_numbers" | "record_consultation" | "record_announcement" | "record_announcement_outgoing" | "wrap_up_mode" | "wrap_up_time" | "disposition_required" | "disposition_default" | "service_level_target" | "created_at" | "updated_at";
                    /**
                     * @description ascend or descend. Default: ascend.
                     * @default ascend
                     * @example descend
                     * @enum {string}
                     */
                    sort_order?: "ascend" | "descend";
                    /**
                     * @description What everything else calls the queue: hotlines, menus, ccLogin, alarms, reports; no other queue has it. It may be dialled. It can be changed while nobody waits in the queue or is signed in to it (409 otherwise): what refers to it follows; calls of before keep the former name in records and reports.
                     * @example 657894
                     */
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "row_count": 6,
                     *       "page": 2,
                     *       "data": [
                     *         {
                     *           "cti_template": "callcenter",
                     *           "strategy": "random",
                     *           "id": 17,
                     *           "name": "testapi6",
                     *           "greeting": "local_stream://moh",
                     *           "server_ip": "172.18.0.5",
                     *           "updated_at": "2020-02-27 00:04:57",
                     *           "moh_sound": "local_stream://moh",
                     *           "auto_record": 0,
                     *           "created_at": "2020-02-27 00:04:57"
                     *         }
                     *       ],
                     *       "page_count": 2
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Which page, from 1. A page beyond the last one is the last one, and the answer says which it is.
                         * @example 1
                         */
                        page: number;
                        /** @description How many pages there are. */
                        page_count: number;
                        /** @description How many rows there are in all. */
                        row_count: number;
                        /** @description The rows of the page. */
                        data: {
                            /** @description Kind of queue: always callcenter. */
                            cti_template: string;
                            /**
                             * @description Whom a caller is offered to: ring-all (everybody at once), longest-idle-agent, round-robin, top-down, agent-with-least-talk-time, agent-with-fewest-calls (both today), sequentially-by-agent-order (by level and position), random, ring-progressively (first who last answered this caller, then one more phone every 10 seconds).
                             * @example random
                             */
                            strategy: string;
                            /**
                             * @description Id of the row, given when it is added.
                             * @example 6
                             */
                            id: number;
                            /**
                             * @description What everything else calls the queue: hotlines, menus, ccLogin, alarms, reports; no other queue has it. It may be dialled. It can be changed while nobody waits in the queue or is signed in to it (409 otherwise): what refers to it follows; calls of before keep the former name in records and reports.
                             * @example 657894
                             */
                            name: string;
                            /**
                             * @description What callers hear once when they join, in the same writing. Music without an end (local_stream://, tone_stream://) is no greeting: it is what they wait by where moh_sound is empty. One that is not there is told in x-not-in-effect, and passed over.
                             * @example local_stream://moh
                             */
                            greeting?: string;
                            /**
                             * @description A sound that callers hear once before anything is recorded; `default`: the one that is shipped; empty: none.
                             * @example default
                             */
                            record_announcement?: string;
                            /**
                             * @description It is said to those, too, who are called outside in the queue's name.
                             * @example 1
                             */
                            record_announcement_outgoing?: number;
                            /**
                             * @description The server that serves the queue: stored and shown; there is one switch, which serves all. Told in x-not-in-effect where it is given.
                             * @example 172.18.0.5
                             */
                            server_ip?: string;
                            /** @description When it was last changed, likewise. */
                            updated_at: string;
                            /**
                             * @description What callers hear while they wait, over and over: a file in the sounds folder, local_stream://name, silence_stream://ms or tone_stream://. Empty: the greeting where it has no end, else silence. One that is not there (yet) is kept and told in x-not-in-effect; at call time the music that is shipped is heard for it.
                             * @example local_stream://moh
                             */
                            moh_sound?: string;
                            /**
                             * @description Calls are recorded from when agent and caller are connected.
                             * @example 0
                             */
                            auto_record: number;
                            /** @description When it was added: YYYY-MM-DD HH:MM:SS, local time. */
                            created_at: string;
                            /**
                             * @description A note for people.
                             * @example support
                             */
                            description?: string;
                            /**
                             * @description Callers are told which place they have.
                             * @example true
                             */
                            notify_position?: string;
                            /**
                             * @description How often, with notify_position or notify_wait; 0 or empty: 30. Unit: seconds.
                             * @example 30
                             */
                            notify_position_interval?: number;
                            /**
                             * @description The caller hears the agent's number before they are connected.
                             * @example true
                             */
                            notify_agent_answer?: string;
                            /**
                             * @description The key by which a waiting caller asks to be called back; empty: none.
                             * @example 1
                             */
                            callback_key?: string;
                            /**
                             * @description For how long a caller is offered first to the agent who last served them; 0: not at all. Unit: seconds.
                             * @example 86400
                             */
                            sticky?: number;
                            /**
                             * @description Callers are asked how it was when their agent has hung up.
                             * @example 1
                             */
                            survey?: number;
                            /**
                             * @description Callers are told how long they may have to wait, where that can be said.
                             * @example true
                             */
                            notify_wait?: string;
                            /**
                             * @description Idle agents that are kept for callers who joined the queue directly: one who comes from another queue is offered somebody only while more than these are idle. 0: none are kept. Unit: agents.
                             * @example 1
                             */
                            retain_agent?: number;
                            /**
                             * @description How long each phone rings, unless the agent's own timeout says otherwise; 0 or empty: 20. Unit: seconds.
                             * @example 20
                             */
                            agent_timeout?: number;
                            /**
                             * @description How long a caller waits at most, from joining; then wait_timeout_action. 0 or empty: no limit. Unit: seconds.
                             * @example 120
                             */
                            wait_timeout?: number;
                            /**
                             * @description How long a caller waits at most while nobody is there who could serve the queue (signed in and not on break); then wait_timeout_without_agent_action. 0 or empty: no limit. Unit: seconds.
                             * @example 30
                             */
                            wait_timeout_without_agent?: number;
                            /**
                             * @description How many callers wait at most; one more is led to overflow_capacity_action. 0 or empty: no limit. Unit: callers.
                             * @example 50
                             */
                            capacity?: number;
                            /**
                             * @description Of several queues an agent serves, the caller of the highest comes first.
                             * @example 0
                             */
                            priority?: number;
                            /**
                             * @description How long until the next level of agents is offered the caller too; 0: all levels at once. Unit: seconds.
                             * @example 30
                             */
                            level_wait?: number;
                            /**
                             * @description What becomes of a caller for whom there is no room: hangup, or transfer to a queue (by its name), a number or the mailbox of an extension. A queue or mailbox that is not there (yet) is told in x-not-in-effect. An object, or JSON text.
                             * @example {
                             *       "action": "transfer",
                             *       "type": "number",
                             *       "data": "5100"
                             *     }
                             */
                            overflow_capacity_action?: {
                                action: string;
                                type?: string;
                                /** @description The rows of the page. */
                                data?: string;
                            };
                            /**
                             * @description What becomes of a caller who has waited for wait_timeout; likewise.
                             * @example {
                             *       "action": "hangup"
                             *     }
                             */
                            wait_timeout_action?: {
                                action: string;
                                type?: string;
                                /** @description The rows of the page. */
                                data?: string;
                            };
                            /**
                             * @description What becomes of a caller who has waited for wait_timeout_without_agent; likewise.
                             * @example {
                             *       "action": "hangup"
                             *     }
                             */
                            wait_timeout_without_agent_action?: {
                                action: string;
                                type?: string;
                                /** @description The rows of the page. */
                                data?: string;
                            };
                            /**
                             * @description Numbers that may be shown to who is called outside in the queue's name: a list, or a text with commas.
                             * @example [
                             *       "4008001234"
                             *     ]
                             */
                            own_numbers?: string[];
                            /**
                             * @description Consultations are recorded, too, each apart.
                             * @example 1
                             */
                            record_consultation?: number;
                            /**
                             * @description After-call work: none; optional (where the agent asks for it); manual (until the agent says so); timed; forced (timed, and nobody ends it).
                             * @example timed
                             */
                            wrap_up_mode?: string;
                            /**
                             * @description How long it is; empty: as each agent's own wrap_up_time. Unit: seconds.
                             * @example 30
                             */
                            wrap_up_time?: number;
                            /**
                             * @description Agents have to say what came of each call.
                             * @example 1
                             */
                            disposition_required?: number;
                            /**
                             * @description The code that is set where they have not said so in time.
                             * @example none
                             */
                            disposition_default?: string;
                            /**
                             * @description Within which an answer is in time, in live figures and alarms; empty: 20. Unit: seconds.
                             * @example 20
                             */
                            service_level_target?: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-queues-get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": 6
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cti_template": "text",
                     *       "strategy": "random",
                     *       "id": 6,
                     *       "name": "657894",
                     *       "greeting": "local_stream://moh",
                     *       "record_announcement": "default",
                     *       "record_announcement_outgoing": 1,
                     *       "server_ip": "172.18.0.5",
                     *       "updated_at": "text",
                     *       "moh_sound": "local_stream://moh",
                     *       "auto_record": 0,
                     *       "created_at": "text",
                     *       "description": "support",
                     *       "notify_position": "true",
                     *       "notify_position_interval": 30,
                     *       "notify_agent_answer": "true",
                     *       "callback_key": "1",
                     *       "sticky": 86400,
                     *       "survey": 1,
                     *       "notify_wait": "true",
                     *       "retain_agent": 1,
                     *       "agent_timeout": 20,
                     *       "wait_timeout": 120,
                     *       "wait_timeout_without_agent": 30,
                     *       "capacity": 50,
                     *       "priority": 0,
                     *       "level_wait": 30,
                     *       "overflow_capacity_action": {
                     *         "action": "transfer",
                     *         "type": "number",
                     *         "data": "5100"
                     *       },
                     *       "wait_timeout_action": {
                     *         "action": "hangup"
                     *       },
                     *       "wait_timeout_without_agent_action": {
                     *         "action": "hangup"
                     *       },
                     *       "own_numbers": [
                     *         "4008001234"
                     *       ],
                     *       "record_consultation": 1,
                     *       "wrap_up_mode": "timed",
                     *       "wrap_up_time": 30,
                     *       "disposition_required": 1,
                     *       "disposition_default": "none",
                     *       "service_level_target": 20
                     *     }
                     */
                    "application/json": {
                        /** @description Kind of queue: always callcenter. */
                        cti_template: string;
                        /**
                         * @description Whom a caller is offered to: ring-all (everybody at once), longest-idle-agent, round-robin, top-down, agent-with-least-talk-time, agent-with-fewest-calls (both today), sequentially-by-agent-order (by level and position), random, ring-progressively (first who last answered this caller, then one more phone every 10 seconds).
                         * @example random
                         */
                        strategy: string;
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: number;
                        /**
                         * @description What everything else calls the queue: hotlines, menus, ccLogin, alarms, reports; no other queue has it. It may be dialled. It can be changed while nobody waits in the queue or is signed in to it (409 otherwise): what refers to it follows; calls of before keep the former name in records and reports.
                         * @example 657894
                         */
                        name: string;
                        /**
                         * @description What callers hear once when they join, in the same writing. Music without an end (local_stream://, tone_stream://) is no greeting: it is what they wait by where moh_sound is empty. One that is not there is told in x-not-in-effect, and passed over.
                         * @example local_stream://moh
                         */
                        greeting?: string;
                        /**
                         * @description A sound that callers hear once before anything is recorded; `default`: the one that is shipped; empty: none.
                         * @example default
                         */
                        record_announcement?: string;
                        /**
                         * @description It is said to those, too, who are called outside in the queue's name.
                         * @example 1
                         */
                        record_announcement_outgoing?: number;
                        /**
                         * @description The server that serves the queue: stored and shown; there is one switch, which serves all. Told in x-not-in-effect where it is given.
                         * @example 172.18.0.5
                         */
                        server_ip?: string;
                        /** @description When it was last changed, likewise. */
                        updated_at: string;
                        /**
                         * @description What callers hear while they wait, over and over: a file in the sounds folder, local_stream://name, silence_stream://ms or tone_stream://. Empty: the greeting where it has no end, else silence. One that is not there (yet) is kept and told in x-not-in-effect; at call time the music that is shipped is heard for it.
                         * @example local_stream://moh
                         */
                        moh_sound?: string;
                        /**
                         * @description Calls are recorded from when agent and caller are connected.
                         * @example 0
                         */
                        auto_record: number;
                        /** @description When it was added: YYYY-MM-DD HH:MM:SS, local time. */
                        created_at: string;
                        /**
                         * @description A note for people.
                         * @example support
                         */
                        description?: string;
                        /**
                         * @description Callers are told which place they have.
                         * @example true
                         */
                        notify_position?: string;
                        /**
                         * @description How often, with notify_position or notify_wait; 0 or empty: 30. Unit: seconds.
                         * @example 30
                         */
                        notify_position_interval?: number;
                        /**
                         * @description The caller hears the agent's number before they are connected.
                         * @example true
                         */
                        notify_agent_answer?: string;
                        /**
                         * @description The key by which a waiting caller asks to be called back; empty: none.
                         * @example 1
                         */
                        callback_key?: string;
                        /**
                         * @description For how long a caller is offered first to the agent who last served them; 0: not at all. Unit: seconds.
                         * @example 86400
                         */
                        sticky?: number;
                        /**
                         * @description Callers are asked how it was when their agent has hung up.
                         * @example 1
                         */
                        survey?: number;
                        /**
                         * @description Callers are told how long they may have to wait, where that can be said.
                         * @example true
                         */
                        notify_wait?: string;
                        /**
                         * @description Idle agents that are kept for callers who joined the queue directly: one who comes from another queue is offered somebody only while more than these are idle. 0: none are kept. Unit: agents.
                         * @example 1
                         */
                        retain_agent?: number;
                        /**
                         * @description How long each phone rings, unless the agent's own timeout says otherwise; 0 or empty: 20. Unit: seconds.
                         * @example 20
                         */
                        agent_timeout?: number;
                        /**
                         * @description How long a caller waits at most, from joining; then wait_timeout_action. 0 or empty: no limit. Unit: seconds.
                         * @example 120
                         */
                        wait_timeout?: number;
                        /**
                         * @description How long a caller waits at most while nobody is there who could serve the queue (signed in and not on break); then wait_timeout_without_agent_action. 0 or empty: no limit. Unit: seconds.
                         * @example 30
                         */
                        wait_timeout_without_agent?: number;
                        /**
                         * @description How many callers wait at most; one more is led to overflow_capacity_action. 0 or empty: no limit. Unit: callers.
                         * @example 50
                         */
                        capacity?: number;
                        /**
                         * @description Of several queues an agent serves, the caller of the highest comes first.
                         * @example 0
                         */
                        priority?: number;
                        /**
                         * @description How long until the next level of agents is offered the caller too; 0: all levels at once. Unit: seconds.
                         * @example 30
                         */
                        level_wait?: number;
                        /**
                         * @description What becomes of a caller for whom there is no room: hangup, or transfer to a queue (by its name), a number or the mailbox of an extension. A queue or mailbox that is not there (yet) is told in x-not-in-effect. An object, or JSON text.
                         * @example {
                         *       "action": "transfer",
                         *       "type": "number",
                         *       "data": "5100"
                         *     }
                         */
                        overflow_capacity_action?: {
                            action: string;
                            type?: string;
                            /** @description The rows of the page. */
                            data?: string;
                        };
                        /**
                         * @description What becomes of a caller who has waited for wait_timeout; likewise.
                         * @example {
                         *       "action": "hangup"
                         *     }
                         */
                        wait_timeout_action?: {
                            action: string;
                            type?: string;
                            /** @description The rows of the page. */
                            data?: string;
                        };
                        /**
                         * @description What becomes of a caller who has waited for wait_timeout_without_agent; likewise.
                         * @example {
                         *       "action": "hangup"
                         *     }
                         */
                        wait_timeout_without_agent_action?: {
                            action: string;
                            type?: string;
                            /** @description The rows of the page. */
                            data?: string;
                        };
                        /**
                         * @description Numbers that may be shown to who is called outside in the queue's name: a list, or a text with commas.
                         * @example [
                         *       "4008001234"
                         *     ]
                         */
                        own_numbers?: string[];
                        /**
                         * @description Consultations are recorded, too, each apart.
                         * @example 1
                         */
                        record_consultation?: number;
                        /**
                         * @description After-call work: none; optional (where the agent asks for it); manual (until the agent says so); timed; forced (timed, and nobody ends it).
                         * @example timed
                         */
                        wrap_up_mode?: string;
                        /**
                         * @description How long it is; empty: as each agent's own wrap_up_time. Unit: seconds.
                         * @example 30
                         */
                        wrap_up_time?: number;
                        /**
                         * @description Agents have to say what came of each call.
                         * @example 1
                         */
                        disposition_required?: number;
                        /**
                         * @description The code that is set where they have not said so in time.
                         * @example none
                         */
                        disposition_default?: string;
                        /**
                         * @description Within which an answer is in time, in live figures and alarms; empty: 20. Unit: seconds.
                         * @example 20
                         */
                        service_level_target?: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-queues-add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "657894",
                 *       "greeting": "local_stream://moh",
                 *       "strategy": "random",
                 *       "server_ip": "172.18.0.5"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The server that serves the queue: stored and shown; there is one switch, which serves all. Default: none. Told in x-not-in-effect where it is given.
                     * @example 172.18.0.5
                     */
                    server_ip?: string;
                    /**
                     * @description A note for people. Default: none.
                     * @example support
                     */
                    description?: string;
                    /**
                     * @description What callers hear while they wait, over and over: a file in the sounds folder, local_stream://name, silence_stream://ms or tone_stream://. Empty: the greeting where it has no end, else silence. One that is not there (yet) is kept and told in x-not-in-effect; at call time the music that is shipped is heard for it. Default: local_stream://moh.
                     * @default local_stream://moh
                     * @example local_stream://moh
                     */
                    moh_sound?: string;
                    /**
                     * @description What callers hear once when they join, in the same writing. Music without an end (local_stream://, tone_stream://) is no greeting: it is what they wait by where moh_sound is empty. One that is not there is told in x-not-in-effect, and passed over. Default: none.
                     * @example local_stream://moh
                     */
                    greeting?: string;
                    /**
                     * @description Whom a caller is offered to: ring-all (everybody at once), longest-idle-agent, round-robin, top-down, agent-with-least-talk-time, agent-with-fewest-calls (both today), sequentially-by-agent-order (by level and position), random, ring-progressively (first who last answered this caller, then one more phone every 10 seconds). Default: ring-all.
                     * @default ring-all
                     * @example random
                     * @enum {string}
                     */
                    strategy?: "ring-all" | "longest-idle-agent" | "round-robin" | "top-down" | "agent-with-least-talk-time" | "agent-with-fewest-calls" | "sequentially-by-agent-order" | "random" | "ring-progressively";
                    /**
                     * @description Calls are recorded from when agent and caller are connected. Default: false.
                     * @default false
                     * @example false
                     */
                    auto_record?: boolean;
                    /**
                     * @description A sound that callers hear once before anything is recorded; `default`: the one that is shipped; empty: none. Default: none.
                     * @example default
                     */
                    record_announcement?: string;
                    /**
                     * @description It is said to those, too, who are called outside in the queue's name. Default: false.
                     * @default false
                     * @example true
                     */
                    record_announcement_outgoing?: boolean;
                    /**
                     * @description Callers are told which place they have. Default: false.
                     * @default false
                     * @example true
                     */
                    notify_position?: boolean;
                    /**
                     * @description How often, with notify_position or notify_wait; 0 or empty: 30. Unit: seconds. Default: 30.
                     * @default 30
                     * @example 30
                     */
                    notify_position_interval?: number;
                    /**
                     * @description The caller hears the agent's number before they are connected. Default: false.
                     * @default false
                     * @example true
                     */
                    notify_agent_answer?: boolean;
                    /**
                     * @description The key by which a waiting caller asks to be called back; empty: none. Default: none.
                     * @example 1
                     */
                    callback_key?: string;
                    /**
                     * @description For how long a caller is offered first to the agent who last served them; 0: not at all. Unit: seconds. Default: 0.
                     * @default 0
                     * @example 86400
                     */
                    sticky?: number;
                    /**
                     * @description Callers are asked how it was when their agent has hung up. Default: false.
                     * @default false
                     * @example true
                     */
                    survey?: boolean;
                    /**
                     * @description Callers are told how long they may have to wait, where that can be said. Default: false.
                     * @default false
                     * @example true
                     */
                    notify_wait?: boolean;
                    /**
                     * @description Idle agents that are kept for callers who joined the queue directly: one who comes from another queue is offered somebody only while more than these are idle. 0: none are kept. Unit: agents. Default: 0.
                     * @default 0
                     * @example 1
                     */
                    retain_agent?: number;
                    /**
                     * @description How long each phone rings, unless the agent's own timeout says otherwise; 0 or empty: 20. Unit: seconds. Default: 20.
                     * @default 20
                     * @example 20
                     */
                    agent_timeout?: number;
                    /**
                     * @description How long a caller waits at most, from joining; then wait_timeout_action. 0 or empty: no limit. Unit: seconds. Default: no limit.
                     * @example 120
                     */
                    wait_timeout?: number;
                    /**
                     * @description How long a caller waits at most while nobody is there who could serve the queue (signed in and not on break); then wait_timeout_without_agent_action. 0 or empty: no limit. Unit: seconds. Default: no limit.
                     * @example 30
                     */
                    wait_timeout_without_agent?: number;
                    /**
                     * @description How many callers wait at most; one more is led to overflow_capacity_action. 0 or empty: no limit. Unit: callers. Default: no limit.
                     * @example 50
                     */
                    capacity?: number;
                    /**
                     * @description Of several queues an agent serves, the caller of the highest comes first. Default: 0.
                     * @default 0
                     * @example 0
                     */
                    priority?: number;
                    /**
                     * @description How long until the next level of agents is offered the caller too; 0: all levels at once. Unit: seconds. Default: 30.
                     * @default 30
                     * @example 30
                     */
                    level_wait?: number;
                    /**
                     * @description What becomes of a caller for whom there is no room: hangup, or transfer to a queue (by its name), a number or the mailbox of an extension. A queue or mailbox that is not there (yet) is told in x-not-in-effect. An object, or JSON text. Default: {"action":"hangup"}.
                     * @example {
                     *       "action": "transfer",
                     *       "type": "number",
                     *       "data": "5100"
                     *     }
                     */
                    overflow_capacity_action?: {
                        /** @enum {string} */
                        action: "hangup" | "transfer";
                        /** @enum {string} */
                        type?: "queue" | "number" | "voicemail";
                        /** @description The rows of the page. */
                        data?: string;
                    };
                    /**
                     * @description What becomes of a caller who has waited for wait_timeout; likewise. Default: {"action":"hangup"}.
                     * @example {
                     *       "action": "hangup"
                     *     }
                     */
                    wait_timeout_action?: {
                        /** @enum {string} */
                        action: "hangup" | "transfer";
                        /** @enum {string} */
                        type?: "queue" | "number" | "voicemail";
                        /** @description The rows of the page. */
                        data?: string;
                    };
                    /**
                     * @description What becomes of a caller who has waited for wait_timeout_without_agent; likewise. Default: {"action":"hangup"}.
                     * @example {
                     *       "action": "hangup"
                     *     }
                     */
                    wait_timeout_without_agent_action?: {
                        /** @enum {string} */
                        action: "hangup" | "transfer";
                        /** @enum {string} */
                        type?: "queue" | "number" | "voicemail";
                        /** @description The rows of the page. */
                        data?: string;
                    };
                    /**
                     * @description Numbers that may be shown to who is called outside in the queue's name: a list, or a text with commas. Default: none.
                     * @default []
                     * @example [
                     *       "4008001234"
                     *     ]
                     */
                    own_numbers?: string[];
                    /**
                     * @description Consultations are recorded, too, each apart. Default: false.
                     * @default false
                     * @example true
                     */
                    record_consultation?: boolean;
                    /**
                     * @description After-call work: none; optional (where the agent asks for it); manual (until the agent says so); timed; forced (timed, and nobody ends it). Default: timed.
                     * @default timed
                     * @example timed
                     * @enum {string}
                     */
                    wrap_up_mode?: "none" | "optional" | "manual" | "timed" | "forced";
                    /**
                     * @description How long it is; empty: as each agent's own wrap_up_time. Unit: seconds. Default: each agent's own.
                     * @example 30
                     */
                    wrap_up_time?: number;
                    /**
                     * @description Agents have to say what came of each call. Default: false.
                     * @default false
                     * @example true
                     */
                    disposition_required?: boolean;
                    /**
                     * @description The code that is set where they have not said so in time. Default: none.
                     * @example none
                     */
                    disposition_default?: string;
                    /**
                     * @description Within which an answer is in time, in live figures and alarms; empty: 20. Unit: seconds. Default: 20.
                     * @default 20
                     * @example 20
                     */
                    service_level_target?: number;
                    /**
                     * @description What everything else calls the queue: hotlines, menus, ccLogin, alarms, reports; no other queue has it. It may be dialled. It can be changed while nobody waits in the queue or is signed in to it (409 otherwise): what refers to it follows; calls of before keep the former name in records and reports.
                     * @example 657894
                     */
                    name: string;
                    /**
                     * @description Do it even though something leads to it, uses it, hides it or would be hidden by it (refused with 409 otherwise, naming what). Default: false.
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "6"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-queues-set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "6",
                 *       "greeting": "local_stream://moh",
                 *       "strategy": "agent-with-least-talk-time"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The server that serves the queue: stored and shown; there is one switch, which serves all. Told in x-not-in-effect where it is given.
                     * @example 172.18.0.5
                     */
                    server_ip?: string;
                    /**
                     * @description A note for people.
                     * @example support
                     */
                    description?: string;
                    /**
                     * @description What callers hear while they wait, over and over: a file in the sounds folder, local_stream://name, silence_stream://ms or tone_stream://. Empty: the greeting where it has no end, else silence. One that is not there (yet) is kept and told in x-not-in-effect; at call time the music that is shipped is heard for it.
                     * @example local_stream://moh
                     */
                    moh_sound?: string;
                    /**
                     * @description What callers hear once when they join, in the same writing. Music without an end (local_stream://, tone_stream://) is no greeting: it is what they wait by where moh_sound is empty. One that is not there is told in x-not-in-effect, and passed over.
                     * @example local_stream://moh
                     */
                    greeting?: string;
                    /**
                     * @description Whom a caller is offered to: ring-all (everybody at once), longest-idle-agent, round-robin, top-down, agent-with-least-talk-time, agent-with-fewest-calls (both today), sequentially-by-agent-order (by level and position), random, ring-progressively (first who last answered this caller, then one more phone every 10 seconds).
                     * @example random
                     * @enum {string}
                     */
                    strategy?: "ring-all" | "longest-idle-agent" | "round-robin" | "top-down" | "agent-with-least-talk-time" | "agent-with-fewest-calls" | "sequentially-by-agent-order" | "random" | "ring-progressively";
                    /**
                     * @description Calls are recorded from when agent and caller are connected.
                     * @example false
                     */
                    auto_record?: boolean;
                    /**
                     * @description A sound that callers hear once before anything is recorded; `default`: the one that is shipped; empty: none.
                     * @example default
                     */
                    record_announcement?: string;
                    /**
                     * @description It is said to those, too, who are called outside in the queue's name.
                     * @example true
                     */
                    record_announcement_outgoing?: boolean;
                    /**
                     * @description Callers are told which place they have.
                     * @example true
                     */
                    notify_position?: boolean;
                    /**
                     * @description How often, with notify_position or notify_wait; 0 or empty: 30. Unit: seconds.
                     * @example 30
                     */
                    notify_position_interval?: number;
                    /**
                     * @description The caller hears the agent's number before they are connected.
                     * @example true
                     */
                    notify_agent_answer?: boolean;
                    /**
                     * @description The key by which a waiting caller asks to be called back; empty: none.
                     * @example 1
                     */
                    callback_key?: string;
                    /**
                     * @description For how long a caller is offered first to the agent who last served them; 0: not at all. Unit: seconds.
                     * @example 86400
                     */
                    sticky?: number;
                    /**
                     * @description Callers are asked how it was when their agent has hung up.
                     * @example true
                     */
                    survey?: boolean;
                    /**
                     * @description Callers are told how long they may have to wait, where that can be said.
                     * @example true
                     */
                    notify_wait?: boolean;
                    /**
                     * @description Idle agents that are kept for callers who joined the queue directly: one who comes from another queue is offered somebody only while more than these are idle. 0: none are kept. Unit: agents.
                     * @example 1
                     */
                    retain_agent?: number;
                    /**
                     * @description How long each phone rings, unless the agent's own timeout says otherwise; 0 or empty: 20. Unit: seconds.
                     * @example 20
                     */
                    agent_timeout?: number;
                    /**
                     * @description How long a caller waits at most, from joining; then wait_timeout_action. 0 or empty: no limit. Unit: seconds.
                     * @example 120
                     */
                    wait_timeout?: number;
                    /**
                     * @description How long a caller waits at most while nobody is there who could serve the queue (signed in and not on break); then wait_timeout_without_agent_action. 0 or empty: no limit. Unit: seconds.
                     * @example 30
                     */
                    wait_timeout_without_agent?: number;
                    /**
                     * @description How many callers wait at most; one more is led to overflow_capacity_action. 0 or empty: no limit. Unit: callers.
                     * @example 50
                     */
                    capacity?: number;
                    /**
                     * @description Of several queues an agent serves, the caller of the highest comes first.
                     * @example 0
                     */
                    priority?: number;
                    /**
                     * @description How long until the next level of agents is offered the caller too; 0: all levels at once. Unit: seconds.
                     * @example 30
                     */
                    level_wait?: number;
                    /**
                     * @description What becomes of a caller for whom there is no room: hangup, or transfer to a queue (by its name), a number or the mailbox of an extension. A queue or mailbox that is not there (yet) is told in x-not-in-effect. An object, or JSON text.
                     * @example {
                     *       "action": "transfer",
                     *       "type": "number",
                     *       "data": "5100"
                     *     }
                     */
                    overflow_capacity_action?: {
                        /** @enum {string} */
                        action: "hangup" | "transfer";
                        /** @enum {string} */
                        type?: "queue" | "number" | "voicemail";
                        /** @description The rows of the page. */
                        data?: string;
                    };
                    /**
                     * @description What becomes of a caller who has waited for wait_timeout; likewise.
                     * @example {
                     *       "action": "hangup"
                     *     }
                     */
                    wait_timeout_action?: {
                        /** @enum {string} */
                        action: "hangup" | "transfer";
                        /** @enum {string} */
                        type?: "queue" | "number" | "voicemail";
                        /** @description The rows of the page. */
                        data?: string;
                    };
                    /**
                     * @description What becomes of a caller who has waited for wait_timeout_without_agent; likewise.
                     * @example {
                     *       "action": "hangup"
                     *     }
                     */
                    wait_timeout_without_agent_action?: {
                        /** @enum {string} */
                        action: "hangup" | "transfer";
                        /** @enum {string} */
                        type?: "queue" | "number" | "voicemail";
                        /** @description The rows of the page. */
                        data?: string;
                    };
                    /**
                     * @description Numbers that may be shown to who is called outside in the queue's name: a list, or a text with commas.
                     * @example [
                     *       "4008001234"
                     *     ]
                     */
                    own_numbers?: string[];
                    /**
                     * @description Consultations are recorded, too, each apart.
                     * @example true
                     */
                    record_consultation?: boolean;
                    /**
                     * @description After-call work: none; optional (where the agent asks for it); manual (until the agent says so); timed; forced (timed, and nobody ends it).
                     * @example timed
                     * @enum {string}
                     */
                    wrap_up_mode?: "none" | "optional" | "manual" | "timed" | "forced";
                    /**
                     * @description How long it is; empty: as each agent's own wrap_up_time. Unit: seconds.
                     * @example 30
                     */
                    wrap_up_time?: number;
                    /**
                     * @description Agents have to say what came of each call.
                     * @example true
                     */
                    disposition_required?: boolean;
                    /**
                     * @description The code that is set where they have not said so in time.
                     * @example none
                     */
                    disposition_default?: string;
                    /**
                     * @description Within which an answer is in time, in live figures and alarms; empty: 20. Unit: seconds.
                     * @example 20
                     */
                    service_level_target?: number;
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                    /**
                     * @description What everything else calls the queue: hotlines, menus, ccLogin, alarms, reports; no other queue has it. It may be dialled. It can be changed while nobody waits in the queue or is signed in to it (409 otherwise): what refers to it follows; calls of before keep the former name in records and reports.
                     * @example 657894
                     */
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "6"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-queues-del": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "6"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                    /**
                     * @description Do it even though something leads to it, uses it, hides it or would be hidden by it (refused with 409 otherwise, naming what). Default: false.
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "6"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                        /** @description What was affected by it. */
                        touched?: {
                            type: string;
                            /**
                             * @description Id of the row, given when it is added.
                             * @example 6
                             */
                            id: string;
                            /**
                             * @description What everything else calls the queue: hotlines, menus, ccLogin, alarms, reports; no other queue has it. It may be dialled. It can be changed while nobody waits in the queue or is signed in to it (409 otherwise): what refers to it follows; calls of before keep the former name in records and reports.
                             * @example 657894
                             */
                            name: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-queues-id-agents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "agent": "1022",
                     *         "level": 1,
                     *         "position": 1
                     *       }
                     *     ]
                     */
                    "application/json": {
                        agent: string;
                        level: number;
                        position: number;
                    }[];
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-queues-id-agents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022"
                 *     }
                 */
                "application/json": {
                    agent: string;
                    /** @description 1, unless said otherwise, is offered first */
                    level?: number;
                    /** @description inside the level; 1 unless said otherwise */
                    position?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "agent": "1022",
                     *       "level": 1,
                     *       "position": 1
                     *     }
                     */
                    "application/json": {
                        agent: string;
                        level: number;
                        position: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "delete-api-queues-id-agents-agent": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
                /** @example 1022 */
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-hotlines-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "page_size": "5",
                 *       "page": "2"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Which page, from 1. A page beyond the last one is the last one, and the answer says which it is. Default: 1.
                     * @default 1
                     * @example 1
                     */
                    page?: number;
                    /**
                     * @description Rows on a page. Unit: rows. Default: 200.
                     * @default 200
                     * @example 5
                     */
                    page_size?: number;
                    /**
                     * @description In which field search_key is looked for. Without it search_key does nothing.
                     * @enum {string}
                     */
                    search_field?: "id" | "nbr" | "period_enable" | "period_type" | "type" | "numbers" | "description" | "record_announcement" | "created_at" | "updated_at" | "deleted_at";
                    /**
                     * @description A part of what that field holds, in capital letters or not; empty: everything.
                     * @example 10
                     */
                    search_key?: string;
                    /**
                     * @description By which field the rows are sorted. Default: id.
                     * @default id
                     * @example id
                     * @enum {string}
                     */
                    sort_field?: "id" | "nbr" | "period_enable" | "period_type" | "type" | "numbers" | "description" | "record_announcement" | "created_at" | "updated_at" | "deleted_at";
                    /**
                     * @description ascend or descend. Default: ascend.
                     * @default ascend
                     * @example descend
                     * @enum {string}
                     */
                    sort_order?: "ascend" | "descend";
                    /**
                     * @description The number that callers dial. Several rows may have it: one for each period_type, and one for the rest of the time.
                     * @example 12345
                     */
                    nbr?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "page_count": 4,
                     *       "page": 1,
                     *       "row_count": 8,
                     *       "data": [
                     *         {
                     *           "type": "only",
                     *           "numbers": "1111,2222,3333,4444",
                     *           "updated_at": "2020-02-29 22:19:33",
                     *           "id": "1",
                     *           "nbr": "12345",
                     *           "period_type": "work",
                     *           "created_at": "2020-02-29 22:19:33",
                     *           "period_enable": "1",
                     *           "description": "",
                     *           "deleted_at": ""
                     *         },
                     *         {
                     *           "type": "only",
                     *           "numbers": "111",
                     *           "updated_at": "2020-02-29 22:20:34",
                     *           "id": "2",
                     *           "nbr": "11111",
                     *           "period_type": "work",
                     *           "created_at": "2020-02-29 22:20:34",
                     *           "period_enable": "0",
                     *           "description": "",
                     *           "deleted_at": ""
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Which page, from 1. A page beyond the last one is the last one, and the answer says which it is.
                         * @example 1
                         */
                        page: number;
                        /** @description How many pages there are. */
                        page_count: number;
                        /** @description How many rows there are in all. */
                        row_count: number;
                        /** @description The rows of the page. */
                        data: {
                            /**
                             * @description Id of the row, given when it is added.
                             * @example 6
                             */
                            id: string;
                            /**
                             * @description The number that callers dial. Several rows may have it: one for each period_type, and one for the rest of the time.
                             * @example 12345
                             */
                            nbr: string;
                            /**
                             * @description only: the numbers one after the other, 20 seconds each. ringall: all at once. ivr: a menu. queue: a queue.
                             * @example only
                             */
                            type: string;
                            /**
                             * @description Extensions or outside numbers with commas between them; with ivr the nbr of a menu, with queue the name of a queue. A menu or queue that does not exist is refused.
                             * @example 1111,2222,3333,4444
                             */
                            numbers: string;
                            /**
                             * @description work, holiday or off, as timeDef says what it is now. Without period_enable it does nothing.
                             * @example work
                             */
                            period_type: string;
                            /**
                             * @description 1: the row counts only while period_type holds. 0: whenever no other row of the number does.
                             * @example 1
                             */
                            period_enable: string;
                            /**
                             * @description A note for people.
                             * @example sales
                             */
                            description: string;
                            /**
                             * @description A sound that callers hear once before anything of their call is recorded; `default`: the one that is shipped; empty: none. One that is not there (yet) is told in x-not-in-effect.
                             * @example default
                             */
                            record_announcement?: string;
                            /** @description When it was added: YYYY-MM-DD HH:MM:SS, local time. */
                            created_at: string;
                            /** @description When it was last changed, likewise. */
                            updated_at: string;
                            /** @description Always empty: what was removed is not listed. */
                            deleted_at: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-hostlines-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "page_size": "5",
                 *       "page": "2"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Which page, from 1. A page beyond the last one is the last one, and the answer says which it is. Default: 1.
                     * @default 1
                     * @example 1
                     */
                    page?: number;
                    /**
                     * @description Rows on a page. Unit: rows. Default: 200.
                     * @default 200
                     * @example 5
                     */
                    page_size?: number;
                    /**
                     * @description In which field search_key is looked for. Without it search_key does nothing.
                     * @enum {string}
                     */
                    search_field?: "id" | "nbr" | "period_enable" | "period_type" | "type" | "numbers" | "description" | "record_announcement" | "created_at" | "updated_at" | "deleted_at";
                    /**
                     * @description A part of what that field holds, in capital letters or not; empty: everything.
                     * @example 10
                     */
                    search_key?: string;
                    /**
                     * @description By which field the rows are sorted. Default: id.
                     * @default id
                     * @example id
                     * @enum {string}
                     */
                    sort_field?: "id" | "nbr" | "period_enable" | "period_type" | "type" | "numbers" | "description" | "record_announcement" | "created_at" | "updated_at" | "deleted_at";
                    /**
                     * @description ascend or descend. Default: ascend.
                     * @default ascend
                     * @example descend
                     * @enum {string}
                     */
                    sort_order?: "ascend" | "descend";
                    /**
                     * @description The number that callers dial. Several rows may have it: one for each period_type, and one for the rest of the time.
                     * @example 12345
                     */
                    nbr?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "page_count": 4,
                     *       "page": 1,
                     *       "row_count": 8,
                     *       "data": [
                     *         {
                     *           "type": "only",
                     *           "numbers": "1111,2222,3333,4444",
                     *           "updated_at": "2020-02-29 22:19:33",
                     *           "id": "1",
                     *           "nbr": "12345",
                     *           "period_type": "work",
                     *           "created_at": "2020-02-29 22:19:33",
                     *           "period_enable": "1",
                     *           "description": "",
                     *           "deleted_at": ""
                     *         },
                     *         {
                     *           "type": "only",
                     *           "numbers": "111",
                     *           "updated_at": "2020-02-29 22:20:34",
                     *           "id": "2",
                     *           "nbr": "11111",
                     *           "period_type": "work",
                     *           "created_at": "2020-02-29 22:20:34",
                     *           "period_enable": "0",
                     *           "description": "",
                     *           "deleted_at": ""
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Which page, from 1. A page beyond the last one is the last one, and the answer says which it is.
                         * @example 1
                         */
                        page: number;
                        /** @description How many pages there are. */
                        page_count: number;
                        /** @description How many rows there are in all. */
                        row_count: number;
                        /** @description The rows of the page. */
                        data: {
                            /**
                             * @description Id of the row, given when it is added.
                             * @example 6
                             */
                            id: string;
                            /**
                             * @description The number that callers dial. Several rows may have it: one for each period_type, and one for the rest of the time.
                             * @example 12345
                             */
                            nbr: string;
                            /**
                             * @description only: the numbers one after the other, 20 seconds each. ringall: all at once. ivr: a menu. queue: a queue.
                             * @example only
                             */
                            type: string;
                            /**
                             * @description Extensions or outside numbers with commas between them; with ivr the nbr of a menu, with queue the name of a queue. A menu or queue that does not exist is refused.
                             * @example 1111,2222,3333,4444
                             */
                            numbers: string;
                            /**
                             * @description work, holiday or off, as timeDef says what it is now. Without period_enable it does nothing.
                             * @example work
                             */
                            period_type: string;
                            /**
                             * @description 1: the row counts only while period_type holds. 0: whenever no other row of the number does.
                             * @example 1
                             */
                            period_enable: string;
                            /**
                             * @description A note for people.
                             * @example sales
                             */
                            description: string;
                            /**
                             * @description A sound that callers hear once before anything of their call is recorded; `default`: the one that is shipped; empty: none. One that is not there (yet) is told in x-not-in-effect.
                             * @example default
                             */
                            record_announcement?: string;
                            /** @description When it was added: YYYY-MM-DD HH:MM:SS, local time. */
                            created_at: string;
                            /** @description When it was last changed, likewise. */
                            updated_at: string;
                            /** @description Always empty: what was removed is not listed. */
                            deleted_at: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-hotlines-get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "3"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3",
                     *       "numbers": "777",
                     *       "created_at": "2020-03-03 21:23:03",
                     *       "type": "only",
                     *       "updated_at": "2020-03-03 21:23:03",
                     *       "deleted_at": "",
                     *       "nbr": "1111",
                     *       "description": "",
                     *       "period_type": "holiday",
                     *       "period_enable": "0"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                        /**
                         * @description The number that callers dial. Several rows may have it: one for each period_type, and one for the rest of the time.
                         * @example 12345
                         */
                        nbr: string;
                        /**
                         * @description only: the numbers one after the other, 20 seconds each. ringall: all at once. ivr: a menu. queue: a queue.
                         * @example only
                         */
                        type: string;
                        /**
                         * @description Extensions or outside numbers with commas between them; with ivr the nbr of a menu, with queue the name of a queue. A menu or queue that does not exist is refused.
                         * @example 1111,2222,3333,4444
                         */
                        numbers: string;
                        /**
                         * @description work, holiday or off, as timeDef says what it is now. Without period_enable it does nothing.
                         * @example work
                         */
                        period_type: string;
                        /**
                         * @description 1: the row counts only while period_type holds. 0: whenever no other row of the number does.
                         * @example 1
                         */
                        period_enable: string;
                        /**
                         * @description A note for people.
                         * @example sales
                         */
                        description: string;
                        /**
                         * @description A sound that callers hear once before anything of their call is recorded; `default`: the one that is shipped; empty: none. One that is not there (yet) is told in x-not-in-effect.
                         * @example default
                         */
                        record_announcement?: string;
                        /** @description When it was added: YYYY-MM-DD HH:MM:SS, local time. */
                        created_at: string;
                        /** @description When it was last changed, likewise. */
                        updated_at: string;
                        /** @description Always empty: what was removed is not listed. */
                        deleted_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-hostlines-get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "3"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3",
                     *       "numbers": "777",
                     *       "created_at": "2020-03-03 21:23:03",
                     *       "type": "only",
                     *       "updated_at": "2020-03-03 21:23:03",
                     *       "deleted_at": "",
                     *       "nbr": "1111",
                     *       "description": "",
                     *       "period_type": "holiday",
                     *       "period_enable": "0"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                        /**
                         * @description The number that callers dial. Several rows may have it: one for each period_type, and one for the rest of the time.
                         * @example 12345
                         */
                        nbr: string;
                        /**
                         * @description only: the numbers one after the other, 20 seconds each. ringall: all at once. ivr: a menu. queue: a queue.
                         * @example only
                         */
                        type: string;
                        /**
                         * @description Extensions or outside numbers with commas between them; with ivr the nbr of a menu, with queue the name of a queue. A menu or queue that does not exist is refused.
                         * @example 1111,2222,3333,4444
                         */
                        numbers: string;
                        /**
                         * @description work, holiday or off, as timeDef says what it is now. Without period_enable it does nothing.
                         * @example work
                         */
                        period_type: string;
                        /**
                         * @description 1: the row counts only while period_type holds. 0: whenever no other row of the number does.
                         * @example 1
                         */
                        period_enable: string;
                        /**
                         * @description A note for people.
                         * @example sales
                         */
                        description: string;
                        /**
                         * @description A sound that callers hear once before anything of their call is recorded; `default`: the one that is shipped; empty: none. One that is not there (yet) is told in x-not-in-effect.
                         * @example default
                         */
                        record_announcement?: string;
                        /** @description When it was added: YYYY-MM-DD HH:MM:SS, local time. */
                        created_at: string;
                        /** @description When it was last changed, likewise. */
                        updated_at: string;
                        /** @description Always empty: what was removed is not listed. */
                        deleted_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-hotlines-add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "nbr": "12345",
                 *       "period_enable": "1",
                 *       "period_type": "work",
                 *       "type": "only",
                 *       "numbers": "1111,2222,3333,4444"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description 1: the row counts only while period_type holds. 0: whenever no other row of the number does. Default: false.
                     * @default false
                     * @example true
                     */
                    period_enable?: boolean;
                    /**
                     * @description work, holiday or off, as timeDef says what it is now. Without period_enable it does nothing. Default: work.
                     * @default work
                     * @example work
                     * @enum {string}
                     */
                    period_type?: "work" | "holiday" | "off";
                    /**
                     * @description A note for people. Default: empty.
                     * @default
                     * @example sales
                     */
                    description?: string;
                    /**
                     * @description A sound that callers hear once before anything of their call is recorded; `default`: the one that is shipped; empty: none. One that is not there (yet) is told in x-not-in-effect. Default: none.
                     * @example default
                     */
                    record_announcement?: string;
                    /**
                     * @description The number that callers dial. Several rows may have it: one for each period_type, and one for the rest of the time.
                     * @example 12345
                     */
                    nbr: string;
                    /**
                     * @description only: the numbers one after the other, 20 seconds each. ringall: all at once. ivr: a menu. queue: a queue.
                     * @example only
                     * @enum {string}
                     */
                    type: "only" | "ringall" | "ivr" | "queue";
                    /**
                     * @description Extensions or outside numbers with commas between them; with ivr the nbr of a menu, with queue the name of a queue. A menu or queue that does not exist is refused.
                     * @example 1111,2222,3333,4444
                     */
                    numbers: string;
                    /**
                     * @description Do it even though something leads to it, uses it, hides it or would be hidden by it (refused with 409 otherwise, naming what). Default: false.
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-hostlines-add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "nbr": "12345",
                 *       "period_enable": "1",
                 *       "period_type": "work",
                 *       "type": "only",
                 *       "numbers": "1111,2222,3333,4444"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description 1: the row counts only while period_type holds. 0: whenever no other row of the number does. Default: false.
                     * @default false
                     * @example true
                     */
                    period_enable?: boolean;
                    /**
                     * @description work, holiday or off, as timeDef says what it is now. Without period_enable it does nothing. Default: work.
                     * @default work
                     * @example work
                     * @enum {string}
                     */
                    period_type?: "work" | "holiday" | "off";
                    /**
                     * @description A note for people. Default: empty.
                     * @default
                     * @example sales
                     */
                    description?: string;
                    /**
                     * @description A sound that callers hear once before anything of their call is recorded; `default`: the one that is shipped; empty: none. One that is not there (yet) is told in x-not-in-effect. Default: none.
                     * @example default
                     */
                    record_announcement?: string;
                    /**
                     * @description The number that callers dial. Several rows may have it: one for each period_type, and one for the rest of the time.
                     * @example 12345
                     */
                    nbr: string;
                    /**
                     * @description only: the numbers one after the other, 20 seconds each. ringall: all at once. ivr: a menu. queue: a queue.
                     * @example only
                     * @enum {string}
                     */
                    type: "only" | "ringall" | "ivr" | "queue";
                    /**
                     * @description Extensions or outside numbers with commas between them; with ivr the nbr of a menu, with queue the name of a queue. A menu or queue that does not exist is refused.
                     * @example 1111,2222,3333,4444
                     */
                    numbers: string;
                    /**
                     * @description Do it even though something leads to it, uses it, hides it or would be hidden by it (refused with 409 otherwise, naming what). Default: false.
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-hotlines-set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "1",
                 *       "nbr": "0000000",
                 *       "period_enable": "true",
                 *       "period_type": "work",
                 *       "type": "only",
                 *       "numbers": "00000"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description 1: the row counts only while period_type holds. 0: whenever no other row of the number does.
                     * @example true
                     */
                    period_enable?: boolean;
                    /**
                     * @description work, holiday or off, as timeDef says what it is now. Without period_enable it does nothing.
                     * @example work
                     * @enum {string}
                     */
                    period_type?: "work" | "holiday" | "off";
                    /**
                     * @description A note for people.
                     * @example sales
                     */
                    description?: string;
                    /**
                     * @description A sound that callers hear once before anything of their call is recorded; `default`: the one that is shipped; empty: none. One that is not there (yet) is told in x-not-in-effect.
                     * @example default
                     */
                    record_announcement?: string;
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                    /**
                     * @description The number that callers dial. Several rows may have it: one for each period_type, and one for the rest of the time.
                     * @example 12345
                     */
                    nbr?: string;
                    /**
                     * @description only: the numbers one after the other, 20 seconds each. ringall: all at once. ivr: a menu. queue: a queue.
                     * @example only
                     * @enum {string}
                     */
                    type?: "only" | "ringall" | "ivr" | "queue";
                    /**
                     * @description Extensions or outside numbers with commas between them; with ivr the nbr of a menu, with queue the name of a queue. A menu or queue that does not exist is refused.
                     * @example 1111,2222,3333,4444
                     */
                    numbers?: string;
                    /**
                     * @description Do it even though something leads to it, uses it, hides it or would be hidden by it (refused with 409 otherwise, naming what).
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-hostlines-set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "1",
                 *       "nbr": "0000000",
                 *       "period_enable": "true",
                 *       "period_type": "work",
                 *       "type": "only",
                 *       "numbers": "00000"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description 1: the row counts only while period_type holds. 0: whenever no other row of the number does.
                     * @example true
                     */
                    period_enable?: boolean;
                    /**
                     * @description work, holiday or off, as timeDef says what it is now. Without period_enable it does nothing.
                     * @example work
                     * @enum {string}
                     */
                    period_type?: "work" | "holiday" | "off";
                    /**
                     * @description A note for people.
                     * @example sales
                     */
                    description?: string;
                    /**
                     * @description A sound that callers hear once before anything of their call is recorded; `default`: the one that is shipped; empty: none. One that is not there (yet) is told in x-not-in-effect.
                     * @example default
                     */
                    record_announcement?: string;
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                    /**
                     * @description The number that callers dial. Several rows may have it: one for each period_type, and one for the rest of the time.
                     * @example 12345
                     */
                    nbr?: string;
                    /**
                     * @description only: the numbers one after the other, 20 seconds each. ringall: all at once. ivr: a menu. queue: a queue.
                     * @example only
                     * @enum {string}
                     */
                    type?: "only" | "ringall" | "ivr" | "queue";
                    /**
                     * @description Extensions or outside numbers with commas between them; with ivr the nbr of a menu, with queue the name of a queue. A menu or queue that does not exist is refused.
                     * @example 1111,2222,3333,4444
                     */
                    numbers?: string;
                    /**
                     * @description Do it even though something leads to it, uses it, hides it or would be hidden by it (refused with 409 otherwise, naming what).
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-hotlines-del": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "2"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-hostlines-del": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "2"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-trunks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "name": "Alice",
                     *           "enabled": true,
                     *           "address": "192.0.2.10",
                     *           "port": 1,
                     *           "transport": "text",
                     *           "login": "1022",
                     *           "registers": true,
                     *           "domain": "text",
                     *           "expires": 1,
                     *           "priority": 1,
                     *           "max_calls": 1,
                     *           "outbound": [
                     *             {
                     *               "prefix": "text",
                     *               "strip": 1,
                     *               "prepend": "text"
                     *             }
                     *           ],
                     *           "inbound": [
                     *             {
                     *               "prefix": "text",
                     *               "strip": 1,
                     *               "prepend": "text"
                     *             }
                     *           ],
                     *           "callers": [
                     *             {
                     *               "prefix": "text",
                     *               "strip": 1,
                     *               "prepend": "text"
                     *             }
                     *           ],
                     *           "caller_number": "text",
                     *           "reaches_extensions": true,
                     *           "contexts": [
                     *             "text"
                     *           ],
                     *           "description": "text",
                     *           "identity": "text",
                     *           "number_in": "text",
                     *           "up": true,
                     *           "reason": "text",
                     *           "calls": 1,
                     *           "created_at": "text",
                     *           "updated_at": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: {
                            id: number;
                            name: string;
                            enabled: boolean;
                            address: string;
                            port: number;
                            transport: string;
                            login: string;
                            registers: boolean;
                            domain: string;
                            expires: number;
                            priority: number;
                            max_calls: number;
                            outbound: {
                                prefix: string;
                                strip: number;
                                prepend: string;
                            }[];
                            inbound: {
                                prefix: string;
                                strip: number;
                                prepend: string;
                            }[];
                            callers: {
                                prefix: string;
                                strip: number;
                                prepend: string;
                            }[];
                            caller_number: string;
                            reaches_extensions: boolean;
                            contexts: string[];
                            description: string;
                            identity: string;
                            number_in: string;
                            /** @description it can be used now: enabled, its name found, and logged in or, where it need not, its carrier has answered */
                            up: boolean;
                            /** @description why it is not up, where that is known */
                            reason: string;
                            /** @description calls that run over it now */
                            calls: number;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            created_at: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            updated_at: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-trunks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Alice",
                 *       "address": "192.0.2.10"
                 *     }
                 */
                "application/json": {
                    enabled?: boolean;
                    /** @description 5060 unless told otherwise; 0, and with a host name the default: as its SRV records say, else 5060 */
                    port?: number;
                    /** @enum {string} */
                    transport?: "udp" | "tcp";
                    /** @description where the carrier asks who calls */
                    login?: string;
                    /** @description never shown again */
                    password?: string;
                    /** @description log in at the carrier, which then knows where we are */
                    registers?: boolean;
                    /** @description the carrier's domain, where we log in */
                    domain?: string;
                    /** @description seconds that a login is asked for */
                    expires?: number;
                    /** @description lines are tried in this order, 1 first */
                    priority?: number;
                    /** @description calls at a time, both ways; 0: no limit */
                    max_calls?: number;
                    /** @description numbers that go out over it; the first that fits; none: only calls in */
                    outbound?: {
                        /**
                         * @description numbers that begin so; empty: every number
                         * @default
                         */
                        prefix?: string;
                        /**
                         * @description so many characters are taken off the front
                         * @default 0
                         */
                        strip?: number;
                        /**
                         * @description and this is put there instead
                         * @default
                         */
                        prepend?: string;
                    }[];
                    /** @description what the carrier's numbers are called here */
                    inbound?: {
                        /**
                         * @description numbers that begin so; empty: every number
                         * @default
                         */
                        prefix?: string;
                        /**
                         * @description so many characters are taken off the front
                         * @default 0
                         */
                        strip?: number;
                        /**
                         * @description and this is put there instead
                         * @default
                         */
                        prepend?: string;
                    }[];
                    /** @description what its callers' numbers are compared as; shown and called back they are as they came */
                    callers?: {
                        /**
                         * @description numbers that begin so; empty: every number
                         * @default
                         */
                        prefix?: string;
                        /**
                         * @description so many characters are taken off the front
                         * @default 0
                         */
                        strip?: number;
                        /**
                         * @description and this is put there instead
                         * @default
                         */
                        prepend?: string;
                    }[];
                    /** @description shown to those who are called; empty: the caller's own */
                    caller_number?: string;
                    /** @description callers who come over it may dial extensions */
                    reaches_extensions?: boolean;
                    /** @description extensions of these may call out; none: all */
                    contexts?: string[];
                    description?: string;
                    /**
                     * @description who calls: none (From alone is read), in (what the line asserts is believed; the default), both (and it is told those who withhold their number)
                     * @enum {string}
                     */
                    identity?: "none" | "in" | "both";
                    /**
                     * @description the field that has the number which was called; where it is not there the Request-URI counts, as by default
                     * @enum {string}
                     */
                    number_in?: "request-uri" | "to" | "called-party" | "diversion" | "history-info";
                    name: string;
                    /** @description of the carrier: calls from there are his. A host name is looked up again and again */
                    address: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "id": 1
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        id: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-trunks-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "name": "Alice",
                     *       "enabled": true,
                     *       "address": "192.0.2.10",
                     *       "port": 1,
                     *       "transport": "text",
                     *       "login": "1022",
                     *       "registers": true,
                     *       "domain": "text",
                     *       "expires": 1,
                     *       "priority": 1,
                     *       "max_calls": 1,
                     *       "outbound": [
                     *         {
                     *           "prefix": "text",
                     *           "strip": 1,
                     *           "prepend": "text"
                     *         }
                     *       ],
                     *       "inbound": [
                     *         {
                     *           "prefix": "text",
                     *           "strip": 1,
                     *           "prepend": "text"
                     *         }
                     *       ],
                     *       "callers": [
                     *         {
                     *           "prefix": "text",
                     *           "strip": 1,
                     *           "prepend": "text"
                     *         }
                     *       ],
                     *       "caller_number": "text",
                     *       "reaches_extensions": true,
                     *       "contexts": [
                     *         "text"
                     *       ],
                     *       "description": "text",
                     *       "identity": "text",
                     *       "number_in": "text",
                     *       "up": true,
                     *       "reason": "text",
                     *       "calls": 1,
                     *       "created_at": "text",
                     *       "updated_at": "text"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        name: string;
                        enabled: boolean;
                        address: string;
                        port: number;
                        transport: string;
                        login: string;
                        registers: boolean;
                        domain: string;
                        expires: number;
                        priority: number;
                        max_calls: number;
                        outbound: {
                            prefix: string;
                            strip: number;
                            prepend: string;
                        }[];
                        inbound: {
                            prefix: string;
                            strip: number;
                            prepend: string;
                        }[];
                        callers: {
                            prefix: string;
                            strip: number;
                            prepend: string;
                        }[];
                        caller_number: string;
                        reaches_extensions: boolean;
                        contexts: string[];
                        description: string;
                        identity: string;
                        number_in: string;
                        /** @description it can be used now: enabled, its name found, and logged in or, where it need not, its carrier has answered */
                        up: boolean;
                        /** @description why it is not up, where that is known */
                        reason: string;
                        /** @description calls that run over it now */
                        calls: number;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "put-api-trunks-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "carrier"
                 *     }
                 */
                "application/json": {
                    enabled?: boolean;
                    /** @description 5060 unless told otherwise; 0, and with a host name the default: as its SRV records say, else 5060 */
                    port?: number;
                    /** @enum {string} */
                    transport?: "udp" | "tcp";
                    /** @description where the carrier asks who calls */
                    login?: string;
                    /** @description never shown again */
                    password?: string;
                    /** @description log in at the carrier, which then knows where we are */
                    registers?: boolean;
                    /** @description the carrier's domain, where we log in */
                    domain?: string;
                    /** @description seconds that a login is asked for */
                    expires?: number;
                    /** @description lines are tried in this order, 1 first */
                    priority?: number;
                    /** @description calls at a time, both ways; 0: no limit */
                    max_calls?: number;
                    /** @description numbers that go out over it; the first that fits; none: only calls in */
                    outbound?: {
                        /**
                         * @description numbers that begin so; empty: every number
                         * @default
                         */
                        prefix?: string;
                        /**
                         * @description so many characters are taken off the front
                         * @default 0
                         */
                        strip?: number;
                        /**
                         * @description and this is put there instead
                         * @default
                         */
                        prepend?: string;
                    }[];
                    /** @description what the carrier's numbers are called here */
                    inbound?: {
                        /**
                         * @description numbers that begin so; empty: every number
                         * @default
                         */
                        prefix?: string;
                        /**
                         * @description so many characters are taken off the front
                         * @default 0
                         */
                        strip?: number;
                        /**
                         * @description and this is put there instead
                         * @default
                         */
                        prepend?: string;
                    }[];
                    /** @description what its callers' numbers are compared as; shown and called back they are as they came */
                    callers?: {
                        /**
                         * @description numbers that begin so; empty: every number
                         * @default
                         */
                        prefix?: string;
                        /**
                         * @description so many characters are taken off the front
                         * @default 0
                         */
                        strip?: number;
                        /**
                         * @description and this is put there instead
                         * @default
                         */
                        prepend?: string;
                    }[];
                    /** @description shown to those who are called; empty: the caller's own */
                    caller_number?: string;
                    /** @description callers who come over it may dial extensions */
                    reaches_extensions?: boolean;
                    /** @description extensions of these may call out; none: all */
                    contexts?: string[];
                    description?: string;
                    /**
                     * @description who calls: none (From alone is read), in (what the line asserts is believed; the default), both (and it is told those who withhold their number)
                     * @enum {string}
                     */
                    identity?: "none" | "in" | "both";
                    /**
                     * @description the field that has the number which was called; where it is not there the Request-URI counts, as by default
                     * @enum {string}
                     */
                    number_in?: "request-uri" | "to" | "called-party" | "diversion" | "history-info";
                    name?: string;
                    /** @description of the carrier: calls from there are his. A host name is looked up again and again */
                    address?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "id": 1
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        id: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "delete-api-trunks-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "id": 1
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        id: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-phones": {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 200 */
                perPage?: number;
                /**
                 * @description this one only
                 * @example 1022
                 */
                extn?: string;
                /**
                 * @description only those that are, or are not
                 * @example true
                 */
                registered?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "extn": "1022",
                     *           "registered": true,
                     *           "silent": true,
                     *           "reachable": true,
                     *           "calls": 1,
                     *           "agent": "1022"
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "pageCount": 1,
                     *       "rowCount": 1
                     *     }
                     */
                    "application/json": {
                        data: {
                            extn: string;
                            /** @description a phone has registered as it */
                            registered: boolean;
                            /** @description it answered nothing when it was called, and is asked until it does */
                            silent: boolean;
                            /** @description registered and not silent, or an outside number that a line leads to */
                            reachable: boolean;
                            /** @description those it rings for or takes part in */
                            calls: number;
                            /** @description who is signed in at it; empty: nobody */
                            agent: string;
                        }[];
                        page: number;
                        pageCount: number;
                        rowCount: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-ivrs-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "page_size": "5",
                 *       "page": "2",
                 *       "name": "2"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Which page, from 1. A page beyond the last one is the last one, and the answer says which it is. Default: 1.
                     * @default 1
                     * @example 1
                     */
                    page?: number;
                    /**
                     * @description Rows on a page. Unit: rows. Default: 200.
                     * @default 200
                     * @example 5
                     */
                    page_size?: number;
                    /**
                     * @description In which field search_key is looked for. Without it search_key does nothing.
                     * @example name
                     * @enum {string}
                     */
                    search_field?: "id" | "parent_id" | "level" | "name" | "nbr" | "type" | "voice_type" | "media_file" | "repeat_timeout" | "repeat_prompts" | "call_extn_allowed" | "record" | "transfer_time" | "timeout_enable" | "timeout" | "business_type" | "numbers" | "digits" | "created_at" | "updated_at" | "deleted_at";
                    /**
                     * @description A part of what that field holds, in capital letters or not; empty: everything.
                     * @example 10
                     */
                    search_key?: string;
                    /**
                     * @description By which field the rows are sorted. Default: id.
                     * @default id
                     * @example id
                     * @enum {string}
                     */
                    sort_field?: "id" | "parent_id" | "level" | "name" | "nbr" | "type" | "voice_type" | "media_file" | "repeat_timeout" | "repeat_prompts" | "call_extn_allowed" | "record" | "transfer_time" | "timeout_enable" | "timeout" | "business_type" | "numbers" | "digits" | "created_at" | "updated_at" | "deleted_at";
                    /**
                     * @description ascend or descend. Default: ascend.
                     * @default ascend
                     * @example descend
                     * @enum {string}
                     */
                    sort_order?: "ascend" | "descend";
                    /**
                     * @description A name for people, which no other menu has.
                     * @example 总部
                     */
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "page_count": 1,
                     *       "page": 1,
                     *       "row_count": 1,
                     *       "data": [
                     *         {
                     *           "updated_at": "2020-03-03 16:00:53",
                     *           "record": "close",
                     *           "transfer_time": "",
                     *           "created_at": "2020-03-03 16:00:53",
                     *           "name": "总部2",
                     *           "timeout_enable": "0",
                     *           "numbers": "",
                     *           "id": "3",
                     *           "timeout": "",
                     *           "media_file": "",
                     *           "parent_id": "",
                     *           "level": "0",
                     *           "deleted_at": "",
                     *           "nbr": "22222",
                     *           "digits": "",
                     *           "voice_type": "file",
                     *           "type": "next",
                     *           "business_type": "",
                     *           "call_extn_allowed": "1",
                     *           "repeat_timeout": "",
                     *           "repeat_prompts": ""
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Which page, from 1. A page beyond the last one is the last one, and the answer says which it is.
                         * @example 1
                         */
                        page: number;
                        /** @description How many pages there are. */
                        page_count: number;
                        /** @description How many rows there are in all. */
                        row_count: number;
                        /** @description The rows of the page. */
                        data: {
                            /**
                             * @description Id of the row, given when it is added.
                             * @example 6
                             */
                            id: string;
                            /**
                             * @description Id of the menu that it stands under; 0 or empty: at the top.
                             * @example 1
                             */
                            parent_id: string;
                            /**
                             * @description How deep it stands: 0 at the top, else one more than the one above; what does not fit parent_id is refused.
                             * @example 0
                             */
                            level: string;
                            /**
                             * @description A name for people, which no other menu has.
                             * @example 总部
                             */
                            name: string;
                            /**
                             * @description The number that leads to it. Only that of a top menu is dialled; below it is a name for people.
                             * @example 11111
                             */
                            nbr: string;
                            /**
                             * @description next: a menu that asks for a key. transfer: connects to numbers (a menu where it has none). prev: back to the menu above. top: back to the first.
                             * @example transfer
                             */
                            type: string;
                            /**
                             * @description file: the only one there is.
                             * @example file
                             */
                            voice_type: string;
                            /**
                             * @description The prompt: a file in the sounds folder (GET /api/prompts), local_stream://, silence_stream:// or tone_stream://. Empty: none. One that is not there (yet) is kept and told in x-not-in-effect; at call time it is passed over, and preview and explanation say so.
                             * @example local_stream://moh
                             */
                            media_file: string;
                            /**
                             * @description How long it waits for a key before the prompt is played again; 0 or empty: 5. Unit: seconds.
                             * @example 5
                             */
                            repeat_timeout: string;
                            /**
                             * @description How many rounds at most, wrong keys among them; then goodbye and release. 0 or empty: 3. Unit: times.
                             * @example 3
                             */
                            repeat_prompts: string;
                            /**
                             * @description The number of an extension may be keyed in, and comes before a child's keys.
                             * @example 1
                             */
                            call_extn_allowed: string;
                            /**
                             * @description Of a top menu: a caller goes straight to the extension that called them within 24 hours. miss: only if they did not answer then; all: in any case, or if it last served them; close: never.
                             * @example close
                             */
                            record: string;
                            /**
                             * @description Of a transfer with children: how long it waits for a further key before it connects. Unit: seconds.
                             * @example 3
                             */
                            transfer_time: string;
                            /**
                             * @description timeout holds; otherwise each number rings 30 seconds.
                             * @example 1
                             */
                            timeout_enable: string;
                            /**
                             * @description How long each number of a transfer rings, with timeout_enable; 0 or empty: 30. Nobody answers: back to the menu above. Unit: seconds.
                             * @example 20
                             */
                            timeout: string;
                            /**
                             * @description How a transfer connects. order: the numbers in turn; memory: the same, beginning with who last served the caller; ringall: all at once; queue: numbers is the name of a queue.
                             * @example order
                             */
                            business_type: string;
                            /**
                             * @description Of a transfer: extensions or outside numbers with commas between them, or with business_type queue the name of a queue, which must exist.
                             * @example 1000,1001
                             */
                            numbers: string;
                            /**
                             * @description The key or keys in the menu above that lead here; below the top, without them nobody gets here.
                             * @example 1
                             */
                            digits: string;
                            /** @description When it was added: YYYY-MM-DD HH:MM:SS, local time. */
                            created_at: string;
                            /** @description When it was last changed, likewise. */
                            updated_at: string;
                            /** @description Always empty: what was removed is not listed. */
                            deleted_at: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-ivr-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "page_size": "5",
                 *       "page": "2",
                 *       "name": "2"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Which page, from 1. A page beyond the last one is the last one, and the answer says which it is. Default: 1.
                     * @default 1
                     * @example 1
                     */
                    page?: number;
                    /**
                     * @description Rows on a page. Unit: rows. Default: 200.
                     * @default 200
                     * @example 5
                     */
                    page_size?: number;
                    /**
                     * @description In which field search_key is looked for. Without it search_key does nothing.
                     * @example name
                     * @enum {string}
                     */
                    search_field?: "id" | "parent_id" | "level" | "name" | "nbr" | "type" | "voice_type" | "media_file" | "repeat_timeout" | "repeat_prompts" | "call_extn_allowed" | "record" | "transfer_time" | "timeout_enable" | "timeout" | "business_type" | "numbers" | "digits" | "created_at" | "updated_at" | "deleted_at";
                    /**
                     * @description A part of what that field holds, in capital letters or not; empty: everything.
                     * @example 10
                     */
                    search_key?: string;
                    /**
                     * @description By which field the rows are sorted. Default: id.
                     * @default id
                     * @example id
                     * @enum {string}
                     */
                    sort_field?: "id" | "parent_id" | "level" | "name" | "nbr" | "type" | "voice_type" | "media_file" | "repeat_timeout" | "repeat_prompts" | "call_extn_allowed" | "record" | "transfer_time" | "timeout_enable" | "timeout" | "business_type" | "numbers" | "digits" | "created_at" | "updated_at" | "deleted_at";
                    /**
                     * @description ascend or descend. Default: ascend.
                     * @default ascend
                     * @example descend
                     * @enum {string}
                     */
                    sort_order?: "ascend" | "descend";
                    /**
                     * @description A name for people, which no other menu has.
                     * @example 总部
                     */
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "page_count": 1,
                     *       "page": 1,
                     *       "row_count": 1,
                     *       "data": [
                     *         {
                     *           "updated_at": "2020-03-03 16:00:53",
                     *           "record": "close",
                     *           "transfer_time": "",
                     *           "created_at": "2020-03-03 16:00:53",
                     *           "name": "总部2",
                     *           "timeout_enable": "0",
                     *           "numbers": "",
                     *           "id": "3",
                     *           "timeout": "",
                     *           "media_file": "",
                     *           "parent_id": "",
                     *           "level": "0",
                     *           "deleted_at": "",
                     *           "nbr": "22222",
                     *           "digits": "",
                     *           "voice_type": "file",
                     *           "type": "next",
                     *           "business_type": "",
                     *           "call_extn_allowed": "1",
                     *           "repeat_timeout": "",
                     *           "repeat_prompts": ""
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Which page, from 1. A page beyond the last one is the last one, and the answer says which it is.
                         * @example 1
                         */
                        page: number;
                        /** @description How many pages there are. */
                        page_count: number;
                        /** @description How many rows there are in all. */
                        row_count: number;
                        /** @description The rows of the page. */
                        data: {
                            /**
                             * @description Id of the row, given when it is added.
                             * @example 6
                             */
                            id: string;
                            /**
                             * @description Id of the menu that it stands under; 0 or empty: at the top.
                             * @example 1
                             */
                            parent_id: string;
                            /**
                             * @description How deep it stands: 0 at the top, else one more than the one above; what does not fit parent_id is refused.
                             * @example 0
                             */
                            level: string;
                            /**
                             * @description A name for people, which no other menu has.
                             * @example 总部
                             */
                            name: string;
                            /**
                             * @description The number that leads to it. Only that of a top menu is dialled; below it is a name for people.
                             * @example 11111
                             */
                            nbr: string;
                            /**
                             * @description next: a menu that asks for a key. transfer: connects to numbers (a menu where it has none). prev: back to the menu above. top: back to the first.
                             * @example transfer
                             */
                            type: string;
                            /**
                             * @description file: the only one there is.
                             * @example file
                             */
                            voice_type: string;
                            /**
                             * @description The prompt: a file in the sounds folder (GET /api/prompts), local_stream://, silence_stream:// or tone_stream://. Empty: none. One that is not there (yet) is kept and told in x-not-in-effect; at call time it is passed over, and preview and explanation say so.
                             * @example local_stream://moh
                             */
                            media_file: string;
                            /**
                             * @description How long it waits for a key before the prompt is played again; 0 or empty: 5. Unit: seconds.
                             * @example 5
                             */
                            repeat_timeout: string;
                            /**
                             * @description How many rounds at most, wrong keys among them; then goodbye and release. 0 or empty: 3. Unit: times.
                             * @example 3
                             */
                            repeat_prompts: string;
                            /**
                             * @description The number of an extension may be keyed in, and comes before a child's keys.
                             * @example 1
                             */
                            call_extn_allowed: string;
                            /**
                             * @description Of a top menu: a caller goes straight to the extension that called them within 24 hours. miss: only if they did not answer then; all: in any case, or if it last served them; close: never.
                             * @example close
                             */
                            record: string;
                            /**
                             * @description Of a transfer with children: how long it waits for a further key before it connects. Unit: seconds.
                             * @example 3
                             */
                            transfer_time: string;
                            /**
                             * @description timeout holds; otherwise each number rings 30 seconds.
                             * @example 1
                             */
                            timeout_enable: string;
                            /**
                             * @description How long each number of a transfer rings, with timeout_enable; 0 or empty: 30. Nobody answers: back to the menu above. Unit: seconds.
                             * @example 20
                             */
                            timeout: string;
                            /**
                             * @description How a transfer connects. order: the numbers in turn; memory: the same, beginning with who last served the caller; ringall: all at once; queue: numbers is the name of a queue.
                             * @example order
                             */
                            business_type: string;
                            /**
                             * @description Of a transfer: extensions or outside numbers with commas between them, or with business_type queue the name of a queue, which must exist.
                             * @example 1000,1001
                             */
                            numbers: string;
                            /**
                             * @description The key or keys in the menu above that lead here; below the top, without them nobody gets here.
                             * @example 1
                             */
                            digits: string;
                            /** @description When it was added: YYYY-MM-DD HH:MM:SS, local time. */
                            created_at: string;
                            /** @description When it was last changed, likewise. */
                            updated_at: string;
                            /** @description Always empty: what was removed is not listed. */
                            deleted_at: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-ivrs-get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "1"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "digits": "",
                     *         "media_file": "",
                     *         "ivrs": [
                     *           {
                     *             "digits": "",
                     *             "media_file": "",
                     *             "ivrs": [],
                     *             "repeat_timeout": "",
                     *             "parent_id": "1",
                     *             "id": "2",
                     *             "repeat_prompts": "",
                     *             "deleted_at": "",
                     *             "level": "1",
                     *             "updated_at": "2020-03-03 16:38:16",
                     *             "voice_type": "file",
                     *             "call_extn_allowed": "0",
                     *             "numbers": "",
                     *             "business_type": "",
                     *             "timeout": "",
                     *             "nbr": "111122222",
                     *             "transfer_time": "",
                     *             "name": "莱山一",
                     *             "timeout_enable": "0",
                     *             "created_at": "2020-03-03 16:00:27",
                     *             "record": "close",
                     *             "type": "top"
                     *           },
                     *           {
                     *             "digits": "",
                     *             "media_file": "",
                     *             "ivrs": [
                     *               {
                     *                 "digits": "",
                     *                 "media_file": "",
                     *                 "ivrs": [],
                     *                 "repeat_timeout": "",
                     *                 "parent_id": "8",
                     *                 "id": "9",
                     *                 "repeat_prompts": "",
                     *                 "deleted_at": "",
                     *                 "level": "2",
                     *                 "updated_at": "2020-03-03 17:49:20",
                     *                 "voice_type": "file",
                     *                 "call_extn_allowed": "1",
                     *                 "numbers": "",
                     *                 "business_type": "",
                     *                 "timeout": "",
                     *                 "nbr": "111122221111",
                     *                 "transfer_time": "",
                     *                 "name": "烟大1",
                     *                 "timeout_enable": "0",
                     *                 "created_at": "2020-03-03 17:49:20",
                     *                 "record": "close",
                     *                 "type": "transfer"
                     *               }
                     *             ],
                     *             "repeat_timeout": "",
                     *             "parent_id": "1",
                     *             "id": "8",
                     *             "repeat_prompts": "",
                     *             "deleted_at": "",
                     *             "level": "1",
                     *             "updated_at": "2020-03-03 17:48:24",
                     *             "voice_type": "file",
                     *             "call_extn_allowed": "1",
                     *             "numbers": "",
                     *             "business_type": "",
                     *             "timeout": "",
                     *             "nbr": "111122221111",
                     *             "transfer_time": "",
                     *             "name": "莱山2",
                     *             "timeout_enable": "0",
                     *             "created_at": "2020-03-03 17:42:03",
                     *             "record": "close",
                     *             "type": "transfer"
                     *           }
                     *         ],
                     *         "repeat_timeout": "",
                     *         "parent_id": "",
                     *         "id": "1",
                     *         "repeat_prompts": "",
                     *         "deleted_at": "",
                     *         "level": "0",
                     *         "updated_at": "2020-03-03 15:57:06",
                     *         "voice_type": "file",
                     *         "call_extn_allowed": "1",
                     *         "numbers": "",
                     *         "business_type": "",
                     *         "timeout": "",
                     *         "nbr": "11111",
                     *         "transfer_time": "",
                     *         "name": "总部",
                     *         "timeout_enable": "0",
                     *         "created_at": "2020-03-03 15:57:06",
                     *         "record": "close",
                     *         "type": "transfer"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["IvrTree"][];
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-ivr-get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "1"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "digits": "",
                     *         "media_file": "",
                     *         "ivrs": [
                     *           {
                     *             "digits": "",
                     *             "media_file": "",
                     *             "ivrs": [],
                     *             "repeat_timeout": "",
                     *             "parent_id": "1",
                     *             "id": "2",
                     *             "repeat_prompts": "",
                     *             "deleted_at": "",
                     *             "level": "1",
                     *             "updated_at": "2020-03-03 16:38:16",
                     *             "voice_type": "file",
                     *             "call_extn_allowed": "0",
                     *             "numbers": "",
                     *             "business_type": "",
                     *             "timeout": "",
                     *             "nbr": "111122222",
                     *             "transfer_time": "",
                     *             "name": "莱山一",
                     *             "timeout_enable": "0",
                     *             "created_at": "2020-03-03 16:00:27",
                     *             "record": "close",
                     *             "type": "top"
                     *           },
                     *           {
                     *             "digits": "",
                     *             "media_file": "",
                     *             "ivrs": [
                     *               {
                     *                 "digits": "",
                     *                 "media_file": "",
                     *                 "ivrs": [],
                     *                 "repeat_timeout": "",
                     *                 "parent_id": "8",
                     *                 "id": "9",
                     *                 "repeat_prompts": "",
                     *                 "deleted_at": "",
                     *                 "level": "2",
                     *                 "updated_at": "2020-03-03 17:49:20",
                     *                 "voice_type": "file",
                     *                 "call_extn_allowed": "1",
                     *                 "numbers": "",
                     *                 "business_type": "",
                     *                 "timeout": "",
                     *                 "nbr": "111122221111",
                     *                 "transfer_time": "",
                     *                 "name": "烟大1",
                     *                 "timeout_enable": "0",
                     *                 "created_at": "2020-03-03 17:49:20",
                     *                 "record": "close",
                     *                 "type": "transfer"
                     *               }
                     *             ],
                     *             "repeat_timeout": "",
                     *             "parent_id": "1",
                     *             "id": "8",
                     *             "repeat_prompts": "",
                     *             "deleted_at": "",
                     *             "level": "1",
                     *             "updated_at": "2020-03-03 17:48:24",
                     *             "voice_type": "file",
                     *             "call_extn_allowed": "1",
                     *             "numbers": "",
                     *             "business_type": "",
                     *             "timeout": "",
                     *             "nbr": "111122221111",
                     *             "transfer_time": "",
                     *             "name": "莱山2",
                     *             "timeout_enable": "0",
                     *             "created_at": "2020-03-03 17:42:03",
                     *             "record": "close",
                     *             "type": "transfer"
                     *           }
                     *         ],
                     *         "repeat_timeout": "",
                     *         "parent_id": "",
                     *         "id": "1",
                     *         "repeat_prompts": "",
                     *         "deleted_at": "",
                     *         "level": "0",
                     *         "updated_at": "2020-03-03 15:57:06",
                     *         "voice_type": "file",
                     *         "call_extn_allowed": "1",
                     *         "numbers": "",
                     *         "business_type": "",
                     *         "timeout": "",
                     *         "nbr": "11111",
                     *         "transfer_time": "",
                     *         "name": "总部",
                     *         "timeout_enable": "0",
                     *         "created_at": "2020-03-03 15:57:06",
                     *         "record": "close",
                     *         "type": "transfer"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["IvrTree"][];
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-ivrs-add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "level": 0,
                 *       "name": "总部",
                 *       "nbr": "11111",
                 *       "type": "transfer",
                 *       "voice_type": "file",
                 *       "call_extn_allowed": 1
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The number that leads to it. Only that of a top menu is dialled; below it is a name for people. Default: empty.
                     * @default
                     * @example 11111
                     */
                    nbr?: string;
                    /**
                     * @description file: the only one there is. Default: file.
                     * @default file
                     * @example file
                     * @enum {string}
                     */
                    voice_type?: "file";
                    /**
                     * @description The prompt: a file in the sounds folder (GET /api/prompts), local_stream://, silence_stream:// or tone_stream://. Empty: none. One that is not there (yet) is kept and told in x-not-in-effect; at call time it is passed over, and preview and explanation say so. Default: empty.
                     * @default
                     * @example local_stream://moh
                     */
                    media_file?: string;
                    /**
                     * @description How long it waits for a key before the prompt is played again; 0 or empty: 5. Unit: seconds. Default: 5.
                     * @default 5
                     * @example 5
                     */
                    repeat_timeout?: number;
                    /**
                     * @description How many rounds at most, wrong keys among them; then goodbye and release. 0 or empty: 3. Unit: times. Default: 3.
                     * @default 3
                     * @example 3
                     */
                    repeat_prompts?: number;
                    /**
                     * @description The number of an extension may be keyed in, and comes before a child's keys. Default: false.
                     * @default false
                     * @example true
                     */
                    call_extn_allowed?: boolean;
                    /**
                     * @description Of a top menu: a caller goes straight to the extension that called them within 24 hours. miss: only if they did not answer then; all: in any case, or if it last served them; close: never. Default: close.
                     * @default close
                     * @example close
                     * @enum {string}
                     */
                    record?: "close" | "miss" | "all";
                    /**
                     * @description Of a transfer with children: how long it waits for a further key before it connects. Unit: seconds. Default: 0.
                     * @default 0
                     * @example 3
                     */
                    transfer_time?: number;
                    /**
                     * @description timeout holds; otherwise each number rings 30 seconds. Default: false.
                     * @default false
                     * @example true
                     */
                    timeout_enable?: boolean;
                    /**
                     * @description How long each number of a transfer rings, with timeout_enable; 0 or empty: 30. Nobody answers: back to the menu above. Unit: seconds. Default: 30.
                     * @default 30
                     * @example 20
                     */
                    timeout?: number;
                    /**
                     * @description How a transfer connects. order: the numbers in turn; memory: the same, beginning with who last served the caller; ringall: all at once; queue: numbers is the name of a queue. Default: order.
                     * @default order
                     * @example order
                     * @enum {string}
                     */
                    business_type?: "order" | "memory" | "ringall" | "queue";
                    /**
                     * @description Of a transfer: extensions or outside numbers with commas between them, or with business_type queue the name of a queue, which must exist. Default: empty.
                     * @default
                     * @example 1000,1001
                     */
                    numbers?: string;
                    /**
                     * @description The key or keys in the menu above that lead here; below the top, without them nobody gets here. Default: empty.
                     * @default
                     * @example 1
                     */
                    digits?: string;
                    /**
                     * @description A name for people, which no other menu has.
                     * @example 总部
                     */
                    name: string;
                    /**
                     * @description next: a menu that asks for a key. transfer: connects to numbers (a menu where it has none). prev: back to the menu above. top: back to the first.
                     * @example transfer
                     * @enum {string}
                     */
                    type: "transfer" | "next" | "prev" | "top";
                    /**
                     * @description How deep it stands: 0 at the top, else one more than the one above; what does not fit parent_id is refused. Default: as parent_id says.
                     * @example 0
                     */
                    level?: number;
                    /**
                     * @description Id of the menu that it stands under; 0 or empty: at the top. Default: at the top.
                     * @example 1
                     */
                    parent_id?: number;
                    /**
                     * @description Do it even though something leads to it, uses it, hides it or would be hidden by it (refused with 409 otherwise, naming what). Default: false.
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-ivr-add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "level": 0,
                 *       "name": "总部",
                 *       "nbr": "11111",
                 *       "type": "transfer",
                 *       "voice_type": "file",
                 *       "call_extn_allowed": 1
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The number that leads to it. Only that of a top menu is dialled; below it is a name for people. Default: empty.
                     * @default
                     * @example 11111
                     */
                    nbr?: string;
                    /**
                     * @description file: the only one there is. Default: file.
                     * @default file
                     * @example file
                     * @enum {string}
                     */
                    voice_type?: "file";
                    /**
                     * @description The prompt: a file in the sounds folder (GET /api/prompts), local_stream://, silence_stream:// or tone_stream://. Empty: none. One that is not there (yet) is kept and told in x-not-in-effect; at call time it is passed over, and preview and explanation say so. Default: empty.
                     * @default
                     * @example local_stream://moh
                     */
                    media_file?: string;
                    /**
                     * @description How long it waits for a key before the prompt is played again; 0 or empty: 5. Unit: seconds. Default: 5.
                     * @default 5
                     * @example 5
                     */
                    repeat_timeout?: number;
                    /**
                     * @description How many rounds at most, wrong keys among them; then goodbye and release. 0 or empty: 3. Unit: times. Default: 3.
                     * @default 3
                     * @example 3
                     */
                    repeat_prompts?: number;
                    /**
                     * @description The number of an extension may be keyed in, and comes before a child's keys. Default: false.
                     * @default false
                     * @example true
                     */
                    call_extn_allowed?: boolean;
                    /**
                     * @description Of a top menu: a caller goes straight to the extension that called them within 24 hours. miss: only if they did not answer then; all: in any case, or if it last served them; close: never. Default: close.
                     * @default close
                     * @example close
                     * @enum {string}
                     */
                    record?: "close" | "miss" | "all";
                    /**
                     * @description Of a transfer with children: how long it waits for a further key before it connects. Unit: seconds. Default: 0.
                     * @default 0
                     * @example 3
                     */
                    transfer_time?: number;
                    /**
                     * @description timeout holds; otherwise each number rings 30 seconds. Default: false.
                     * @default false
                     * @example true
                     */
                    timeout_enable?: boolean;
                    /**
                     * @description How long each number of a transfer rings, with timeout_enable; 0 or empty: 30. Nobody answers: back to the menu above. Unit: seconds. Default: 30.
                     * @default 30
                     * @example 20
                     */
                    timeout?: number;
                    /**
                     * @description How a transfer connects. order: the numbers in turn; memory: the same, beginning with who last served the caller; ringall: all at once; queue: numbers is the name of a queue. Default: order.
                     * @default order
                     * @example order
                     * @enum {string}
                     */
                    business_type?: "order" | "memory" | "ringall" | "queue";
                    /**
                     * @description Of a transfer: extensions or outside numbers with commas between them, or with business_type queue the name of a queue, which must exist. Default: empty.
                     * @default
                     * @example 1000,1001
                     */
                    numbers?: string;
                    /**
                     * @description The key or keys in the menu above that lead here; below the top, without them nobody gets here. Default: empty.
                     * @default
                     * @example 1
                     */
                    digits?: string;
                    /**
                     * @description A name for people, which no other menu has.
                     * @example 总部
                     */
                    name: string;
                    /**
                     * @description next: a menu that asks for a key. transfer: connects to numbers (a menu where it has none). prev: back to the menu above. top: back to the first.
                     * @example transfer
                     * @enum {string}
                     */
                    type: "transfer" | "next" | "prev" | "top";
                    /**
                     * @description How deep it stands: 0 at the top, else one more than the one above; what does not fit parent_id is refused. Default: as parent_id says.
                     * @example 0
                     */
                    level?: number;
                    /**
                     * @description Id of the menu that it stands under; 0 or empty: at the top. Default: at the top.
                     * @example 1
                     */
                    parent_id?: number;
                    /**
                     * @description Do it even though something leads to it, uses it, hides it or would be hidden by it (refused with 409 otherwise, naming what). Default: false.
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-ivrs-set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": 1,
                 *       "name": "山东总部",
                 *       "nbr": "111",
                 *       "type": "transfer",
                 *       "voice_type": "file",
                 *       "call_extn_allowed": 0
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The number that leads to it. Only that of a top menu is dialled; below it is a name for people.
                     * @example 11111
                     */
                    nbr?: string;
                    /**
                     * @description file: the only one there is.
                     * @example file
                     * @enum {string}
                     */
                    voice_type?: "file";
                    /**
                     * @description The prompt: a file in the sounds folder (GET /api/prompts), local_stream://, silence_stream:// or tone_stream://. Empty: none. One that is not there (yet) is kept and told in x-not-in-effect; at call time it is passed over, and preview and explanation say so.
                     * @example local_stream://moh
                     */
                    media_file?: string;
                    /**
                     * @description How long it waits for a key before the prompt is played again; 0 or empty: 5. Unit: seconds.
                     * @example 5
                     */
                    repeat_timeout?: number;
                    /**
                     * @description How many rounds at most, wrong keys among them; then goodbye and release. 0 or empty: 3. Unit: times.
                     * @example 3
                     */
                    repeat_prompts?: number;
                    /**
                     * @description The number of an extension may be keyed in, and comes before a child's keys.
                     * @example true
                     */
                    call_extn_allowed?: boolean;
                    /**
                     * @description Of a top menu: a caller goes straight to the extension that called them within 24 hours. miss: only if they did not answer then; all: in any case, or if it last served them; close: never.
                     * @example close
                     * @enum {string}
                     */
                    record?: "close" | "miss" | "all";
                    /**
                     * @description Of a transfer with children: how long it waits for a further key before it connects. Unit: seconds.
                     * @example 3
                     */
                    transfer_time?: number;
                    /**
                     * @description timeout holds; otherwise each number rings 30 seconds.
                     * @example true
                     */
                    timeout_enable?: boolean;
                    /**
                     * @description How long each number of a transfer rings, with timeout_enable; 0 or empty: 30. Nobody answers: back to the menu above. Unit: seconds.
                     * @example 20
                     */
                    timeout?: number;
                    /**
                     * @description How a transfer connects. order: the numbers in turn; memory: the same, beginning with who last served the caller; ringall: all at once; queue: numbers is the name of a queue.
                     * @example order
                     * @enum {string}
                     */
                    business_type?: "order" | "memory" | "ringall" | "queue";
                    /**
                     * @description Of a transfer: extensions or outside numbers with commas between them, or with business_type queue the name of a queue, which must exist.
                     * @example 1000,1001
                     */
                    numbers?: string;
                    /**
                     * @description The key or keys in the menu above that lead here; below the top, without them nobody gets here.
                     * @example 1
                     */
                    digits?: string;
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                    /**
                     * @description A name for people, which no other menu has.
                     * @example 总部
                     */
                    name?: string;
                    /**
                     * @description next: a menu that asks for a key. transfer: connects to numbers (a menu where it has none). prev: back to the menu above. top: back to the first.
                     * @example transfer
                     * @enum {string}
                     */
                    type?: "transfer" | "next" | "prev" | "top";
                    /**
                     * @description Do it even though something leads to it, uses it, hides it or would be hidden by it (refused with 409 otherwise, naming what).
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-ivr-set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": 1,
                 *       "name": "山东总部",
                 *       "nbr": "111",
                 *       "type": "transfer",
                 *       "voice_type": "file",
                 *       "call_extn_allowed": 0
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The number that leads to it. Only that of a top menu is dialled; below it is a name for people.
                     * @example 11111
                     */
                    nbr?: string;
                    /**
                     * @description file: the only one there is.
                     * @example file
                     * @enum {string}
                     */
                    voice_type?: "file";
                    /**
                     * @description The prompt: a file in the sounds folder (GET /api/prompts), local_stream://, silence_stream:// or tone_stream://. Empty: none. One that is not there (yet) is kept and told in x-not-in-effect; at call time it is passed over, and preview and explanation say so.
                     * @example local_stream://moh
                     */
                    media_file?: string;
                    /**
                     * @description How long it waits for a key before the prompt is played again; 0 or empty: 5. Unit: seconds.
                     * @example 5
                     */
                    repeat_timeout?: number;
                    /**
                     * @description How many rounds at most, wrong keys among them; then goodbye and release. 0 or empty: 3. Unit: times.
                     * @example 3
                     */
                    repeat_prompts?: number;
                    /**
                     * @description The number of an extension may be keyed in, and comes before a child's keys.
                     * @example true
                     */
                    call_extn_allowed?: boolean;
                    /**
                     * @description Of a top menu: a caller goes straight to the extension that called them within 24 hours. miss: only if they did not answer then; all: in any case, or if it last served them; close: never.
                     * @example close
                     * @enum {string}
                     */
                    record?: "close" | "miss" | "all";
                    /**
                     * @description Of a transfer with children: how long it waits for a further key before it connects. Unit: seconds.
                     * @example 3
                     */
                    transfer_time?: number;
                    /**
                     * @description timeout holds; otherwise each number rings 30 seconds.
                     * @example true
                     */
                    timeout_enable?: boolean;
                    /**
                     * @description How long each number of a transfer rings, with timeout_enable; 0 or empty: 30. Nobody answers: back to the menu above. Unit: seconds.
                     * @example 20
                     */
                    timeout?: number;
                    /**
                     * @description How a transfer connects. order: the numbers in turn; memory: the same, beginning with who last served the caller; ringall: all at once; queue: numbers is the name of a queue.
                     * @example order
                     * @enum {string}
                     */
                    business_type?: "order" | "memory" | "ringall" | "queue";
                    /**
                     * @description Of a transfer: extensions or outside numbers with commas between them, or with business_type queue the name of a queue, which must exist.
                     * @example 1000,1001
                     */
                    numbers?: string;
                    /**
                     * @description The key or keys in the menu above that lead here; below the top, without them nobody gets here.
                     * @example 1
                     */
                    digits?: string;
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                    /**
                     * @description A name for people, which no other menu has.
                     * @example 总部
                     */
                    name?: string;
                    /**
                     * @description next: a menu that asks for a key. transfer: connects to numbers (a menu where it has none). prev: back to the menu above. top: back to the first.
                     * @example transfer
                     * @enum {string}
                     */
                    type?: "transfer" | "next" | "prev" | "top";
                    /**
                     * @description Do it even though something leads to it, uses it, hides it or would be hidden by it (refused with 409 otherwise, naming what).
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-ivrs-del": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "1"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                    /**
                     * @description Do it even though something leads to it, uses it, hides it or would be hidden by it (refused with 409 otherwise, naming what). Default: false.
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-ivr-del": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "1"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                    /**
                     * @description Do it even though something leads to it, uses it, hides it or would be hidden by it (refused with 409 otherwise, naming what). Default: false.
                     * @default false
                     */
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-timeDef-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description work_time: hours of a weekday; offday: a day off (offwork is the same); workday: work on what would be a day off.
                     * @example work_time
                     * @enum {string}
                     */
                    type: "work_time" | "offday" | "offwork" | "workday";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                        /**
                         * @description Of offday and workday: a name for people.
                         * @example test
                         */
                        name?: string;
                        /**
                         * @description Of work_time: 1 Monday to 7 Sunday. Several rows may have the same one.
                         * @example 5
                         */
                        weekday?: string;
                        /**
                         * @description Of work_time: when work begins, HH:MM:SS by the clock of XCC_TIMEZONE.
                         * @example 08:00:00
                         */
                        start_time?: string;
                        /**
                         * @description Of work_time: when it ends, HH:MM:SS, at most 24:00:00; before the start: it crosses midnight.
                         * @example 18:00:00
                         */
                        end_time?: string;
                        /**
                         * @description Of offday and workday: the first second, MM-DD HH:MM:SS every year, or YYYY-MM-DD HH:MM:SS that year only. On such a day hotlines of period_type holiday count (offday) or those of work (workday).
                         * @example 03-03 00:00:00
                         */
                        start_date?: string;
                        /**
                         * @description The last second, in the same form; before the start: over New Year.
                         * @example 03-03 23:59:59
                         */
                        end_date?: string;
                        /** @description When it was added: YYYY-MM-DD HH:MM:SS, local time. */
                        created_at: string;
                        /** @description When it was last changed, likewise. */
                        updated_at: string;
                    }[];
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-timeDef-add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Of offday and workday: a name for people. Default: empty.
                     * @default
                     * @example test
                     */
                    name?: string;
                    /**
                     * @description Of work_time: 1 Monday to 7 Sunday. Several rows may have the same one.
                     * @example 5
                     */
                    weekday?: number;
                    /**
                     * @description Of work_time: when work begins, HH:MM:SS by the clock of XCC_TIMEZONE.
                     * @example 08:00:00
                     */
                    start_time?: string;
                    /**
                     * @description Of work_time: when it ends, HH:MM:SS, at most 24:00:00; before the start: it crosses midnight.
                     * @example 18:00:00
                     */
                    end_time?: string;
                    /**
                     * @description Of offday and workday: the first second, MM-DD HH:MM:SS every year, or YYYY-MM-DD HH:MM:SS that year only. On such a day hotlines of period_type holiday count (offday) or those of work (workday).
                     * @example 03-03 00:00:00
                     */
                    start_date?: string;
                    /**
                     * @description The last second, in the same form; before the start: over New Year.
                     * @example 03-03 23:59:59
                     */
                    end_date?: string;
                    /**
                     * @description work_time: hours of a weekday; offday: a day off (offwork is the same); workday: work on what would be a day off.
                     * @example work_time
                     * @enum {string}
                     */
                    type: "work_time" | "offday" | "offwork" | "workday";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-timeDef-set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Of offday and workday: a name for people.
                     * @example test
                     */
                    name?: string;
                    /**
                     * @description Of work_time: 1 Monday to 7 Sunday. Several rows may have the same one.
                     * @example 5
                     */
                    weekday?: number;
                    /**
                     * @description Of work_time: when work begins, HH:MM:SS by the clock of XCC_TIMEZONE.
                     * @example 08:00:00
                     */
                    start_time?: string;
                    /**
                     * @description Of work_time: when it ends, HH:MM:SS, at most 24:00:00; before the start: it crosses midnight.
                     * @example 18:00:00
                     */
                    end_time?: string;
                    /**
                     * @description Of offday and workday: the first second, MM-DD HH:MM:SS every year, or YYYY-MM-DD HH:MM:SS that year only. On such a day hotlines of period_type holiday count (offday) or those of work (workday).
                     * @example 03-03 00:00:00
                     */
                    start_date?: string;
                    /**
                     * @description The last second, in the same form; before the start: over New Year.
                     * @example 03-03 23:59:59
                     */
                    end_date?: string;
                    /**
                     * @description work_time: hours of a weekday; offday: a day off (offwork is the same); workday: work on what would be a day off.
                     * @example work_time
                     * @enum {string}
                     */
                    type: "work_time" | "offday" | "offwork" | "workday";
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-timeDef-del": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description work_time: hours of a weekday; offday: a day off (offwork is the same); workday: work on what would be a day off.
                     * @example work_time
                     * @enum {string}
                     */
                    type: "work_time" | "offday" | "offwork" | "workday";
                    /**
                     * @description Id of the row, given when it is added.
                     * @example 6
                     */
                    id: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Id of the row, given when it is added.
                         * @example 6
                         */
                        id: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-freeswitch-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "ip": "192.168.1.7",
                     *         "name": "fs1"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        /** @description Address of a switch. */
                        ip: string;
                        /** @description Its name. */
                        name: string;
                    }[];
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-callers": {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 200 */
                perPage?: number;
                /** @example 13800138000 */
                number?: string;
                /** @example vip */
                kind?: "vip" | "black";
                /** @example id */
                sortField?: "id" | "number" | "match" | "kind" | "priority" | "note" | "created_at" | "updated_at";
                /** @example ascend */
                sortOrder?: "ascend" | "descend";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "number": "13800138000",
                     *           "match": "text",
                     *           "kind": "text",
                     *           "priority": 1,
                     *           "note": "text",
                     *           "created_at": "text",
                     *           "updated_at": "text"
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "pageCount": 1,
                     *       "rowCount": 1
                     *     }
                     */
                    "application/json": {
                        data: {
                            id: number;
                            number: string;
                            match: string;
                            /** @description vip, or black: calls are refused */
                            kind: string;
                            priority: number;
                            note: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            created_at: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            updated_at: string;
                        }[];
                        page: number;
                        pageCount: number;
                        rowCount: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-callers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "number": "13800138000",
                 *       "kind": "vip"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description exact: this very number; prefix: all that begin with it
                     * @enum {string}
                     */
                    match?: "exact" | "prefix";
                    /** @description of a VIP, 10 unless said otherwise: the higher goes first in every line */
                    priority?: number;
                    note?: string;
                    number: string;
                    /** @enum {string} */
                    kind: "vip" | "black";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "number": "13800138000",
                     *       "match": "text",
                     *       "kind": "text",
                     *       "priority": 1,
                     *       "note": "text",
                     *       "created_at": "text",
                     *       "updated_at": "text"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        number: string;
                        match: string;
                        /** @description vip, or black: calls are refused */
                        kind: string;
                        priority: number;
                        note: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-callers-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "number": "13800138000",
                     *       "match": "text",
                     *       "kind": "text",
                     *       "priority": 1,
                     *       "note": "text",
                     *       "created_at": "text",
                     *       "updated_at": "text"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        number: string;
                        match: string;
                        /** @description vip, or black: calls are refused */
                        kind: string;
                        priority: number;
                        note: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "put-api-callers-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "vip"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description exact: this very number; prefix: all that begin with it
                     * @enum {string}
                     */
                    match?: "exact" | "prefix";
                    /** @description of a VIP, 10 unless said otherwise: the higher goes first in every line */
                    priority?: number;
                    note?: string;
                    number?: string;
                    /** @enum {string} */
                    kind?: "vip" | "black";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "number": "13800138000",
                     *       "match": "text",
                     *       "kind": "text",
                     *       "priority": 1,
                     *       "note": "text",
                     *       "created_at": "text",
                     *       "updated_at": "text"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        number: string;
                        match: string;
                        /** @description vip, or black: calls are refused */
                        kind: string;
                        priority: number;
                        note: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "delete-api-callers-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-surveys": {
        parameters: {
            query?: {
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time
                 * @example 2026-10-01
                 */
                startDate?: string;
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time
                 * @example 2026-10-02
                 */
                endDate?: string;
                /** @example welcome_queue_example */
                queue?: string;
                /** @example 1022 */
                agent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "queue": "welcome_queue_example",
                     *           "agent": "1022",
                     *           "talks": 1,
                     *           "invited": 1,
                     *           "answered": 1,
                     *           "invitation_rate": 1,
                     *           "answer_rate": 1,
                     *           "average": 1,
                     *           "scores": {
                     *             "1": 1,
                     *             "2": 1,
                     *             "3": 1,
                     *             "4": 1,
                     *             "5": 1
                     *           }
                     *         }
                     *       ],
                     *       "total": {
                     *         "talks": 1,
                     *         "invited": 1,
                     *         "answered": 1,
                     *         "invitation_rate": 1,
                     *         "answer_rate": 1,
                     *         "average": 1,
                     *         "scores": {
                     *           "1": 1,
                     *           "2": 1,
                     *           "3": 1,
                     *           "4": 1,
                     *           "5": 1
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            queue: string;
                            agent: string;
                            /** @description conversations of callers from queues with agents */
                            talks: number;
                            /** @description callers who were asked how it was */
                            invited: number;
                            /** @description callers who pressed a key from 1 to 5 */
                            answered: number;
                            /** @description invited / talks; null: there were none */
                            invitation_rate: number | null;
                            /** @description answered / invited; null: nobody was asked */
                            answer_rate: number | null;
                            /** @description of the answers; null: there are none */
                            average: number | null;
                            scores: {
                                1: number;
                                2: number;
                                3: number;
                                4: number;
                                5: number;
                            };
                        }[];
                        total: {
                            /** @description conversations of callers from queues with agents */
                            talks: number;
                            /** @description callers who were asked how it was */
                            invited: number;
                            /** @description callers who pressed a key from 1 to 5 */
                            answered: number;
                            /** @description invited / talks; null: there were none */
                            invitation_rate: number | null;
                            /** @description answered / invited; null: nobody was asked */
                            answer_rate: number | null;
                            /** @description of the answers; null: there are none */
                            average: number | null;
                            scores: {
                                1: number;
                                2: number;
                                3: number;
                                4: number;
                                5: number;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-dispositions": {
        parameters: {
            query?: {
                /** @example welcome_queue_example */
                queue?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "queue": "welcome_queue_example",
                     *           "parent": 1,
                     *           "code": "order",
                     *           "name": "Alice",
                     *           "name_en": "text",
                     *           "active": true,
                     *           "position": 1,
                     *           "created_at": "text",
                     *           "updated_at": "text",
                     *           "children": [
                     *             {}
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: {
                            id: number;
                            /** @description whose tree it is in, by name; empty: the center's own */
                            queue: string;
                            /** @description id of the one above; null: none */
                            parent: number | null;
                            code: string;
                            name: string;
                            name_en: string;
                            active: boolean;
                            position: number;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            created_at: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            updated_at: string;
                            /** @description those under it, each with the same fields */
                            children: unknown[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-dispositions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "order",
                 *       "name": "订单",
                 *       "name_en": "Order"
                 *     }
                 */
                "application/json": {
                    /** @description id of the disposition that it stands under; empty: none */
                    parent?: number;
                    /** @description what people read; the code unless said otherwise */
                    name?: string;
                    /** @description the same in English; the name unless said otherwise */
                    name_en?: string;
                    /** @description it can be chosen, and what is under it; true unless said otherwise */
                    active?: boolean;
                    /** @description among those beside it, the smallest first */
                    position?: number;
                    /** @description stands in records and reports; once in its tree */
                    code: string;
                    /** @description empty: of the center's own tree */
                    queue?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "queue": "welcome_queue_example",
                     *       "parent": 1,
                     *       "code": "order",
                     *       "name": "Alice",
                     *       "name_en": "text",
                     *       "active": true,
                     *       "position": 1,
                     *       "created_at": "text",
                     *       "updated_at": "text"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        /** @description whose tree it is in, by name; empty: the center's own */
                        queue: string;
                        /** @description id of the one above; null: none */
                        parent: number | null;
                        code: string;
                        name: string;
                        name_en: string;
                        active: boolean;
                        position: number;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-dispositions-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "queue": "welcome_queue_example",
                     *       "parent": 1,
                     *       "code": "order",
                     *       "name": "Alice",
                     *       "name_en": "text",
                     *       "active": true,
                     *       "position": 1,
                     *       "created_at": "text",
                     *       "updated_at": "text"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        /** @description whose tree it is in, by name; empty: the center's own */
                        queue: string;
                        /** @description id of the one above; null: none */
                        parent: number | null;
                        code: string;
                        name: string;
                        name_en: string;
                        active: boolean;
                        position: number;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "put-api-dispositions-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name_en": "Order"
                 *     }
                 */
                "application/json": {
                    /** @description id of the disposition that it stands under; empty: none */
                    parent?: number;
                    /** @description what people read; the code unless said otherwise */
                    name?: string;
                    /** @description the same in English; the name unless said otherwise */
                    name_en?: string;
                    /** @description it can be chosen, and what is under it; true unless said otherwise */
                    active?: boolean;
                    /** @description among those beside it, the smallest first */
                    position?: number;
                    code?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "queue": "welcome_queue_example",
                     *       "parent": 1,
                     *       "code": "order",
                     *       "name": "Alice",
                     *       "name_en": "text",
                     *       "active": true,
                     *       "position": 1,
                     *       "created_at": "text",
                     *       "updated_at": "text"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        /** @description whose tree it is in, by name; empty: the center's own */
                        queue: string;
                        /** @description id of the one above; null: none */
                        parent: number | null;
                        code: string;
                        name: string;
                        name_en: string;
                        active: boolean;
                        position: number;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "delete-api-dispositions-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-reports-dispositions": {
        parameters: {
            query?: {
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time; none: the beginning of today
                 * @example 2026-10-01
                 */
                startDate?: string;
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time, included; none: now
                 * @example 2026-10-02
                 */
                endDate?: string;
                /** @example welcome_queue_example */
                queue?: string;
                /** @example 1022 */
                agent?: string;
                /** @example json */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "text",
                     *       "until": "text",
                     *       "data": [
                     *         {
                     *           "day": "text",
                     *           "queue": "welcome_queue_example",
                     *           "agent": "1022",
                     *           "code": "order",
                     *           "count": 1
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        from: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        until: string;
                        data: {
                            /** @description YYYY-MM-DD, local time, on which the calls began */
                            day: string;
                            /** @description empty: of no queue */
                            queue: string;
                            agent: string;
                            code: string;
                            /** @description of agents' parts in calls */
                            count: number;
                        }[];
                        total: number;
                    } | string;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-break-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "code": "order",
                     *           "name": "Alice",
                     *           "name_en": "text",
                     *           "minutes": 1,
                     *           "then_ready": true,
                     *           "active": true,
                     *           "position": 1,
                     *           "created_at": "text",
                     *           "updated_at": "text"
                     *         }
                     *       ],
                     *       "only": true
                     *     }
                     */
                    "application/json": {
                        data: {
                            id: number;
                            /** @description the reason of ccGoBreak */
                            code: string;
                            name: string;
                            name_en: string;
                            minutes: number | null;
                            then_ready: boolean;
                            active: boolean;
                            position: number;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            created_at: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            updated_at: string;
                        }[];
                        /** @description others are refused (XCC_BREAK_REASONS) */
                        only: boolean;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-break-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "lunch",
                 *       "name": "午餐",
                 *       "name_en": "Lunch"
                 *     }
                 */
                "application/json": {
                    /** @description what people read; the code unless said otherwise */
                    name?: string;
                    /** @description the same in English; the name unless said otherwise */
                    name_en?: string;
                    /** @description how long such a break lasts; empty: until the agent is ready */
                    minutes?: number;
                    /** @description the agent is ready by themselves then; else its end is only shown */
                    then_ready?: boolean;
                    /** @description it can be chosen; true unless said otherwise */
                    active?: boolean;
                    /** @description in the list, the smallest first */
                    position?: number;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "code": "order",
                     *       "name": "Alice",
                     *       "name_en": "text",
                     *       "minutes": 1,
                     *       "then_ready": true,
                     *       "active": true,
                     *       "position": 1,
                     *       "created_at": "text",
                     *       "updated_at": "text"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        /** @description the reason of ccGoBreak */
                        code: string;
                        name: string;
                        name_en: string;
                        minutes: number | null;
                        then_ready: boolean;
                        active: boolean;
                        position: number;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "put-api-break-reasons-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name_en": "Lunch"
                 *     }
                 */
                "application/json": {
                    /** @description what people read; the code unless said otherwise */
                    name?: string;
                    /** @description the same in English; the name unless said otherwise */
                    name_en?: string;
                    /** @description how long such a break lasts; empty: until the agent is ready */
                    minutes?: number;
                    /** @description the agent is ready by themselves then; else its end is only shown */
                    then_ready?: boolean;
                    /** @description it can be chosen; true unless said otherwise */
                    active?: boolean;
                    /** @description in the list, the smallest first */
                    position?: number;
                    code?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "code": "order",
                     *       "name": "Alice",
                     *       "name_en": "text",
                     *       "minutes": 1,
                     *       "then_ready": true,
                     *       "active": true,
                     *       "position": 1,
                     *       "created_at": "text",
                     *       "updated_at": "text"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        /** @description the reason of ccGoBreak */
                        code: string;
                        name: string;
                        name_en: string;
                        minutes: number | null;
                        then_ready: boolean;
                        active: boolean;
                        position: number;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "delete-api-break-reasons-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-alarm-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "name": "Alice",
                     *           "severity": "text",
                     *           "metric": "text",
                     *           "state": "text",
                     *           "level": "text",
                     *           "queue": "text",
                     *           "agent": "text",
                     *           "comparison": "text",
                     *           "threshold": 1,
                     *           "for_seconds": 1,
                     *           "clear_threshold": 1,
                     *           "clear_seconds": 1,
                     *           "least_callers": 1,
                     *           "active": true,
                     *           "created_at": "text",
                     *           "updated_at": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: {
                            id: number;
                            name: string;
                            severity: string;
                            metric: string;
                            state: string | null;
                            level: string | null;
                            queue: string | null;
                            agent: string | null;
                            comparison: string;
                            threshold: number;
                            for_seconds: number;
                            clear_threshold: number;
                            clear_seconds: number;
                            least_callers: number;
                            active: boolean;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            created_at: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            updated_at: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-alarm-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Alice",
                 *       "metric": "waiting",
                 *       "comparison": "at-least",
                 *       "threshold": 1
                 *     }
                 */
                "application/json": {
                    /**
                     * @description warning unless said otherwise
                     * @enum {string}
                     */
                    severity?: "warning" | "critical";
                    /**
                     * @description with the metric time-in-state only, which takes one
                     * @enum {string}
                     */
                    state?: "READY" | "UNREADY" | "DIALING" | "RINGING" | "TALKING" | "HELD" | "ACW";
                    /**
                     * @description with the metric service-level only: which; answered-in-time-of-handled unless said otherwise
                     * @enum {string}
                     */
                    level?: "answered-in-time-of-answered" | "handled-in-time-of-handled" | "answered-in-time-of-handled" | "answered-in-time-of-handled-without-short" | "answered-in-time-of-offered";
                    /** @description it, or its agents; empty: every one */
                    queue?: string;
                    /** @description with a metric of agents; empty: every one */
                    agent?: string;
                    /** @description for so long before it fires; 10 unless said otherwise */
                    for_seconds?: number;
                    /** @description it clears when the figure is below this (at-least) or above it (at-most); empty: the threshold */
                    clear_threshold?: number;
                    /** @description for so long before it clears; 30 unless said otherwise */
                    clear_seconds?: number;
                    /** @description of shares: so many callers must have been counted today; 1 unless said otherwise */
                    least_callers?: number;
                    /** @description true unless said otherwise */
                    active?: boolean;
                    name: string;
                    /**
                     * @description which figure; docs/alarms.md says what each means
                     * @enum {string}
                     */
                    metric: "waiting" | "longest-wait" | "service-level" | "abandoned-share" | "agents-signed-in" | "agents-ready" | "agents-free" | "time-in-state" | "calls" | "lines-down";
                    /**
                     * @description it fires when the figure is at least, or at most, the threshold
                     * @enum {string}
                     */
                    comparison: "at-least" | "at-most";
                    /** @description seconds, percent or a count, as the metric has it */
                    threshold: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "name": "Alice",
                     *       "severity": "text",
                     *       "metric": "text",
                     *       "state": "text",
                     *       "level": "text",
                     *       "queue": "text",
                     *       "agent": "text",
                     *       "comparison": "text",
                     *       "threshold": 1,
                     *       "for_seconds": 1,
                     *       "clear_threshold": 1,
                     *       "clear_seconds": 1,
                     *       "least_callers": 1,
                     *       "active": true,
                     *       "created_at": "text",
                     *       "updated_at": "text"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        name: string;
                        severity: string;
                        metric: string;
                        state: string | null;
                        level: string | null;
                        queue: string | null;
                        agent: string | null;
                        comparison: string;
                        threshold: number;
                        for_seconds: number;
                        clear_threshold: number;
                        clear_seconds: number;
                        least_callers: number;
                        active: boolean;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-alarm-rules-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "name": "Alice",
                     *       "severity": "text",
                     *       "metric": "text",
                     *       "state": "text",
                     *       "level": "text",
                     *       "queue": "text",
                     *       "agent": "text",
                     *       "comparison": "text",
                     *       "threshold": 1,
                     *       "for_seconds": 1,
                     *       "clear_threshold": 1,
                     *       "clear_seconds": 1,
                     *       "least_callers": 1,
                     *       "active": true,
                     *       "created_at": "text",
                     *       "updated_at": "text"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        name: string;
                        severity: string;
                        metric: string;
                        state: string | null;
                        level: string | null;
                        queue: string | null;
                        agent: string | null;
                        comparison: string;
                        threshold: number;
                        for_seconds: number;
                        clear_threshold: number;
                        clear_seconds: number;
                        least_callers: number;
                        active: boolean;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "put-api-alarm-rules-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "threshold": 10
                 *     }
                 */
                "application/json": {
                    /**
                     * @description warning unless said otherwise
                     * @enum {string}
                     */
                    severity?: "warning" | "critical";
                    /**
                     * @description with the metric time-in-state only, which takes one
                     * @enum {string}
                     */
                    state?: "READY" | "UNREADY" | "DIALING" | "RINGING" | "TALKING" | "HELD" | "ACW";
                    /**
                     * @description with the metric service-level only: which; answered-in-time-of-handled unless said otherwise
                     * @enum {string}
                     */
                    level?: "answered-in-time-of-answered" | "handled-in-time-of-handled" | "answered-in-time-of-handled" | "answered-in-time-of-handled-without-short" | "answered-in-time-of-offered";
                    /** @description it, or its agents; empty: every one */
                    queue?: string;
                    /** @description with a metric of agents; empty: every one */
                    agent?: string;
                    /** @description for so long before it fires; 10 unless said otherwise */
                    for_seconds?: number;
                    /** @description it clears when the figure is below this (at-least) or above it (at-most); empty: the threshold */
                    clear_threshold?: number;
                    /** @description for so long before it clears; 30 unless said otherwise */
                    clear_seconds?: number;
                    /** @description of shares: so many callers must have been counted today; 1 unless said otherwise */
                    least_callers?: number;
                    /** @description true unless said otherwise */
                    active?: boolean;
                    name?: string;
                    /**
                     * @description which figure; docs/alarms.md says what each means
                     * @enum {string}
                     */
                    metric?: "waiting" | "longest-wait" | "service-level" | "abandoned-share" | "agents-signed-in" | "agents-ready" | "agents-free" | "time-in-state" | "calls" | "lines-down";
                    /**
                     * @description it fires when the figure is at least, or at most, the threshold
                     * @enum {string}
                     */
                    comparison?: "at-least" | "at-most";
                    /** @description seconds, percent or a count, as the metric has it */
                    threshold?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "name": "Alice",
                     *       "severity": "text",
                     *       "metric": "text",
                     *       "state": "text",
                     *       "level": "text",
                     *       "queue": "text",
                     *       "agent": "text",
                     *       "comparison": "text",
                     *       "threshold": 1,
                     *       "for_seconds": 1,
                     *       "clear_threshold": 1,
                     *       "clear_seconds": 1,
                     *       "least_callers": 1,
                     *       "active": true,
                     *       "created_at": "text",
                     *       "updated_at": "text"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        name: string;
                        severity: string;
                        metric: string;
                        state: string | null;
                        level: string | null;
                        queue: string | null;
                        agent: string | null;
                        comparison: string;
                        threshold: number;
                        for_seconds: number;
                        clear_threshold: number;
                        clear_seconds: number;
                        least_callers: number;
                        active: boolean;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "delete-api-alarm-rules-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-alarms": {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 200 */
                perPage?: number;
                /** @example open */
                state?: "open" | "cleared";
                /**
                 * @description only those that somebody has, or nobody has, acknowledged
                 * @example true
                 */
                acknowledged?: boolean;
                /** @example text */
                rule?: string;
                /** @example welcome_queue_example */
                queue?: string;
                /** @example 1022 */
                agent?: string;
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time
                 * @example 2026-10-01
                 */
                startDate?: string;
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time
                 * @example 2026-10-02
                 */
                endDate?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "rule_id": "text",
                     *           "name": "Alice",
                     *           "severity": "text",
                     *           "metric": "text",
                     *           "state": "text",
                     *           "comparison": "text",
                     *           "threshold": 1,
                     *           "figure": 1,
                     *           "queue": "text",
                     *           "agent": "text",
                     *           "since": "text",
                     *           "fired_at": "text",
                     *           "cleared_at": "text",
                     *           "cleared_why": "text",
                     *           "acknowledged_at": "text",
                     *           "acknowledged_by": "text",
                     *           "notes": "text"
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "pageCount": 1,
                     *       "rowCount": 1
                     *     }
                     */
                    "application/json": {
                        data: {
                            /** @description alarm_id of its events */
                            id: number;
                            rule_id: string;
                            /** @description the rule's, when it fired */
                            name: string;
                            severity: string;
                            metric: string;
                            state: string | null;
                            comparison: string;
                            threshold: number;
                            /** @description what was measured when it fired */
                            figure: number;
                            queue: string | null;
                            agent: string | null;
                            /** @description since when the figure had been beyond the threshold */
                            since: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            fired_at: string;
                            /** @description empty: it has not cleared */
                            cleared_at: string;
                            /** @description over, gone, rule-changed, rule-removed, lost (with the event log) or empty */
                            cleared_why: string;
                            /** @description empty: nobody has acknowledged it */
                            acknowledged_at: string;
                            acknowledged_by: string;
                            notes: string;
                        }[];
                        page: number;
                        pageCount: number;
                        rowCount: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-alarms-id-acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    notes?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "rule_id": "text",
                     *       "name": "Alice",
                     *       "severity": "text",
                     *       "metric": "text",
                     *       "state": "text",
                     *       "comparison": "text",
                     *       "threshold": 1,
                     *       "figure": 1,
                     *       "queue": "text",
                     *       "agent": "text",
                     *       "since": "text",
                     *       "fired_at": "text",
                     *       "cleared_at": "text",
                     *       "cleared_why": "text",
                     *       "acknowledged_at": "text",
                     *       "acknowledged_by": "text",
                     *       "notes": "text"
                     *     }
                     */
                    "application/json": {
                        /** @description alarm_id of its events */
                        id: number;
                        rule_id: string;
                        /** @description the rule's, when it fired */
                        name: string;
                        severity: string;
                        metric: string;
                        state: string | null;
                        comparison: string;
                        threshold: number;
                        /** @description what was measured when it fired */
                        figure: number;
                        queue: string | null;
                        agent: string | null;
                        /** @description since when the figure had been beyond the threshold */
                        since: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        fired_at: string;
                        /** @description empty: it has not cleared */
                        cleared_at: string;
                        /** @description over, gone, rule-changed, rule-removed, lost (with the event log) or empty */
                        cleared_why: string;
                        /** @description empty: nobody has acknowledged it */
                        acknowledged_at: string;
                        acknowledged_by: string;
                        notes: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-reports-live": {
        parameters: {
            query?: {
                /**
                 * @description csv: the queues
                 * @example json
                 */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "at": 1,
                     *       "calls": 1,
                     *       "queues": [
                     *         {
                     *           "queue": "welcome_queue_example",
                     *           "waiting": 1,
                     *           "longest_wait_ms": 1,
                     *           "members": 1,
                     *           "present": 1,
                     *           "eligible": 1
                     *         }
                     *       ],
                     *       "agents": [
                     *         {
                     *           "state": "text",
                     *           "callstate": "text",
                     *           "count": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description milliseconds since 1970 */
                        at: number;
                        calls: number;
                        queues: {
                            queue: string;
                            waiting: number;
                            /** @description of those who wait now */
                            longest_wait_ms: number;
                            /** @description agents signed in to it */
                            members: number;
                            /** @description of these: not on break */
                            present: number;
                            /** @description of these: can be offered a call now */
                            eligible: number;
                        }[];
                        agents: {
                            state: string;
                            callstate: string;
                            count: number;
                        }[];
                    } | string;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-reports-queues": {
        parameters: {
            query?: {
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time; none: the beginning of today
                 * @example 2026-10-01
                 */
                startDate?: string;
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time, included; none: now
                 * @example 2026-10-02
                 */
                endDate?: string;
                /**
                 * @description none: all of the time is one
                 * @example none
                 */
                interval?: "none" | "15m" | "30m" | "hour" | "day";
                /**
                 * @description only this queue's callers
                 * @example welcome_queue_example
                 */
                queue?: string;
                /**
                 * @description only this agent, and whom he answered
                 * @example 1022
                 */
                agent?: string;
                /**
                 * @description only who had dialled this hotline
                 * @example text
                 */
                hotline?: string;
                /**
                 * @description seconds within which a call is in time
                 * @example 20
                 */
                target?: number;
                /** @example json */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "text",
                     *       "until": "text",
                     *       "interval": "text",
                     *       "target": 1,
                     *       "data": [
                     *         {
                     *           "queue": "welcome_queue_example",
                     *           "from": "text",
                     *           "until": "text",
                     *           "from_at": 1,
                     *           "until_at": 1,
                     *           "offered": 1,
                     *           "answered": 1,
                     *           "answered_in_time": 1,
                     *           "abandoned": 1,
                     *           "abandoned_in_time": 1,
                     *           "abandoned_short": 1,
                     *           "timed_out": 1,
                     *           "overflowed": 1,
                     *           "no_agent": 1,
                     *           "transferred_out": 1,
                     *           "answered_then_out": 1,
                     *           "error": 1,
                     *           "waiting": 1,
                     *           "answered_wait": {
                     *             "mean_ms": 1,
                     *             "p50_ms": 1,
                     *             "p95_ms": 1,
                     *             "max_ms": 1
                     *           },
                     *           "wait": {
                     *             "mean_ms": 1,
                     *             "p50_ms": 1,
                     *             "p95_ms": 1,
                     *             "max_ms": 1
                     *           },
                     *           "handling": {
                     *             "talks": 1,
                     *             "talk_ms": 1,
                     *             "hold_ms": 1,
                     *             "wrap_up_ms": 1,
                     *             "mean_ms": 1
                     *           },
                     *           "service_levels": {
                     *             "answered-in-time-of-answered": {
                     *               "numerator": 1,
                     *               "denominator": 1,
                     *               "share": 1
                     *             },
                     *             "handled-in-time-of-handled": {
                     *               "numerator": 1,
                     *               "denominator": 1,
                     *               "share": 1
                     *             },
                     *             "answered-in-time-of-handled": {
                     *               "numerator": 1,
                     *               "denominator": 1,
                     *               "share": 1
                     *             },
                     *             "answered-in-time-of-handled-without-short": {
                     *               "numerator": 1,
                     *               "denominator": 1,
                     *               "share": 1
                     *             },
                     *             "answered-in-time-of-offered": {
                     *               "numerator": 1,
                     *               "denominator": 1,
                     *               "share": 1
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "total": {
                     *         "offered": 1,
                     *         "answered": 1,
                     *         "answered_in_time": 1,
                     *         "abandoned": 1,
                     *         "abandoned_in_time": 1,
                     *         "abandoned_short": 1,
                     *         "timed_out": 1,
                     *         "overflowed": 1,
                     *         "no_agent": 1,
                     *         "transferred_out": 1,
                     *         "answered_then_out": 1,
                     *         "error": 1,
                     *         "waiting": 1,
                     *         "answered_wait": {
                     *           "mean_ms": 1,
                     *           "p50_ms": 1,
                     *           "p95_ms": 1,
                     *           "max_ms": 1
                     *         },
                     *         "wait": {
                     *           "mean_ms": 1,
                     *           "p50_ms": 1,
                     *           "p95_ms": 1,
                     *           "max_ms": 1
                     *         },
                     *         "handling": {
                     *           "talks": 1,
                     *           "talk_ms": 1,
                     *           "hold_ms": 1,
                     *           "wrap_up_ms": 1,
                     *           "mean_ms": 1
                     *         },
                     *         "service_levels": {
                     *           "answered-in-time-of-answered": {
                     *             "numerator": 1,
                     *             "denominator": 1,
                     *             "share": 1
                     *           },
                     *           "handled-in-time-of-handled": {
                     *             "numerator": 1,
                     *             "denominator": 1,
                     *             "share": 1
                     *           },
                     *           "answered-in-time-of-handled": {
                     *             "numerator": 1,
                     *             "denominator": 1,
                     *             "share": 1
                     *           },
                     *           "answered-in-time-of-handled-without-short": {
                     *             "numerator": 1,
                     *             "denominator": 1,
                     *             "share": 1
                     *           },
                     *           "answered-in-time-of-offered": {
                     *             "numerator": 1,
                     *             "denominator": 1,
                     *             "share": 1
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        from: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        until: string;
                        interval: string;
                        target: number;
                        data: {
                            queue: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            from: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            until: string;
                            from_at: number;
                            until_at: number;
                            /** @description who joined, and whom the queue had no room for */
                            offered: number;
                            answered: number;
                            answered_in_time: number;
                            /** @description all of them */
                            abandoned: number;
                            abandoned_in_time: number;
                            /** @description of the abandoned: under 5 s */
                            abandoned_short: number;
                            timed_out: number;
                            overflowed: number;
                            no_agent: number;
                            /** @description moved elsewhere while they waited */
                            transferred_out: number;
                            /** @description of the answered: sent out of the queues before anybody else talked with them */
                            answered_then_out: number;
                            error: number;
                            /** @description not left yet */
                            waiting: number;
                            /** @description of the answered */
                            answered_wait: {
                                mean_ms: number | null;
                                p50_ms: number | null;
                                p95_ms: number | null;
                                max_ms: number | null;
                            };
                            /** @description of all who have left */
                            wait: {
                                mean_ms: number | null;
                                p50_ms: number | null;
                                p95_ms: number | null;
                                max_ms: number | null;
                            };
                            handling: {
                                /** @description conversations */
                                talks: number;
                                /** @description of all of them, without hold */
                                talk_ms: number;
                                /** @description one of both or both kept the other on hold, counted once */
                                hold_ms: number;
                                wrap_up_ms: number;
                                /** @description talk, hold and wrap-up of one conversation */
                                mean_ms: number | null;
                            };
                            service_levels: {
                                /** @description answered within the target / answered */
                                "answered-in-time-of-answered": {
                                    numerator: number;
                                    denominator: number;
                                    /** @description 0 to 1, to four places */
                                    share: number | null;
                                };
                                /** @description answered or abandoned within the target / answered or abandoned */
                                "handled-in-time-of-handled": {
                                    numerator: number;
                                    denominator: number;
                                    /** @description 0 to 1, to four places */
                                    share: number | null;
                                };
                                /** @description answered within the target / answered or abandoned */
                                "answered-in-time-of-handled": {
                                    numerator: number;
                                    denominator: number;
                                    /** @description 0 to 1, to four places */
                                    share: number | null;
                                };
                                /** @description answered within the target / answered or abandoned, less those who gave up within 5 s */
                                "answered-in-time-of-handled-without-short": {
                                    numerator: number;
                                    denominator: number;
                                    /** @description 0 to 1, to four places */
                                    share: number | null;
                                };
                                /** @description answered within the target / offered */
                                "answered-in-time-of-offered": {
                                    numerator: number;
                                    denominator: number;
                                    /** @description 0 to 1, to four places */
                                    share: number | null;
                                };
                            };
                        }[];
                        total: {
                            /** @description who joined, and whom the queue had no room for */
                            offered: number;
                            answered: number;
                            answered_in_time: number;
                            /** @description all of them */
                            abandoned: number;
                            abandoned_in_time: number;
                            /** @description of the abandoned: under 5 s */
                            abandoned_short: number;
                            timed_out: number;
                            overflowed: number;
                            no_agent: number;
                            /** @description moved elsewhere while they waited */
                            transferred_out: number;
                            /** @description of the answered: sent out of the queues before anybody else talked with them */
                            answered_then_out: number;
                            error: number;
                            /** @description not left yet */
                            waiting: number;
                            /** @description of the answered */
                            answered_wait: {
                                mean_ms: number | null;
                                p50_ms: number | null;
                                p95_ms: number | null;
                                max_ms: number | null;
                            };
                            /** @description of all who have left */
                            wait: {
                                mean_ms: number | null;
                                p50_ms: number | null;
                                p95_ms: number | null;
                                max_ms: number | null;
                            };
                            handling: {
                                /** @description conversations */
                                talks: number;
                                /** @description of all of them, without hold */
                                talk_ms: number;
                                /** @description one of both or both kept the other on hold, counted once */
                                hold_ms: number;
                                wrap_up_ms: number;
                                /** @description talk, hold and wrap-up of one conversation */
                                mean_ms: number | null;
                            };
                            service_levels: {
                                /** @description answered within the target / answered */
                                "answered-in-time-of-answered": {
                                    numerator: number;
                                    denominator: number;
                                    /** @description 0 to 1, to four places */
                                    share: number | null;
                                };
                                /** @description answered or abandoned within the target / answered or abandoned */
                                "handled-in-time-of-handled": {
                                    numerator: number;
                                    denominator: number;
                                    /** @description 0 to 1, to four places */
                                    share: number | null;
                                };
                                /** @description answered within the target / answered or abandoned */
                                "answered-in-time-of-handled": {
                                    numerator: number;
                                    denominator: number;
                                    /** @description 0 to 1, to four places */
                                    share: number | null;
                                };
                                /** @description answered within the target / answered or abandoned, less those who gave up within 5 s */
                                "answered-in-time-of-handled-without-short": {
                                    numerator: number;
                                    denominator: number;
                                    /** @description 0 to 1, to four places */
                                    share: number | null;
                                };
                                /** @description answered within the target / offered */
                                "answered-in-time-of-offered": {
                                    numerator: number;
                                    denominator: number;
                                    /** @description 0 to 1, to four places */
                                    share: number | null;
                                };
                            };
                        };
                    } | string;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-reports-hotlines": {
        parameters: {
            query?: {
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time; none: the beginning of today
                 * @example 2026-10-01
                 */
                startDate?: string;
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time, included; none: now
                 * @example 2026-10-02
                 */
                endDate?: string;
                /**
                 * @description none: all of the time is one
                 * @example none
                 */
                interval?: "none" | "15m" | "30m" | "hour" | "day";
                /**
                 * @description only this queue's callers
                 * @example welcome_queue_example
                 */
                queue?: string;
                /**
                 * @description only this agent, and whom he answered
                 * @example 1022
                 */
                agent?: string;
                /**
                 * @description only who had dialled this hotline
                 * @example text
                 */
                hotline?: string;
                /**
                 * @description seconds within which a call is in time
                 * @example 20
                 */
                target?: number;
                /** @example json */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "text",
                     *       "until": "text",
                     *       "interval": "text",
                     *       "target": 1,
                     *       "data": [
                     *         {
                     *           "hotline": "text",
                     *           "from": "text",
                     *           "until": "text",
                     *           "from_at": 1,
                     *           "until_at": 1,
                     *           "calls": 1,
                     *           "closed": 1,
                     *           "answered": 1,
                     *           "unanswered": 1,
                     *           "living": 1,
                     *           "queues": {
                     *             "offered": 1,
                     *             "answered": 1,
                     *             "answered_in_time": 1,
                     *             "abandoned": 1,
                     *             "abandoned_in_time": 1,
                     *             "abandoned_short": 1,
                     *             "timed_out": 1,
                     *             "overflowed": 1,
                     *             "no_agent": 1,
                     *             "transferred_out": 1,
                     *             "answered_then_out": 1,
                     *             "error": 1,
                     *             "waiting": 1,
                     *             "answered_wait": {
                     *               "mean_ms": 1,
                     *               "p50_ms": 1,
                     *               "p95_ms": 1,
                     *               "max_ms": 1
                     *             },
                     *             "wait": {
                     *               "mean_ms": 1,
                     *               "p50_ms": 1,
                     *               "p95_ms": 1,
                     *               "max_ms": 1
                     *             },
                     *             "handling": {
                     *               "talks": 1,
                     *               "talk_ms": 1,
                     *               "hold_ms": 1,
                     *               "wrap_up_ms": 1,
                     *               "mean_ms": 1
                     *             },
                     *             "service_levels": {
                     *               "answered-in-time-of-answered": {
                     *                 "numerator": 1,
                     *                 "denominator": 1,
                     *                 "share": 1
                     *               },
                     *               "handled-in-time-of-handled": {
                     *                 "numerator": 1,
                     *                 "denominator": 1,
                     *                 "share": 1
                     *               },
                     *               "answered-in-time-of-handled": {
                     *                 "numerator": 1,
                     *                 "denominator": 1,
                     *                 "share": 1
                     *               },
                     *               "answered-in-time-of-handled-without-short": {
                     *                 "numerator": 1,
                     *                 "denominator": 1,
                     *                 "share": 1
                     *               },
                     *               "answered-in-time-of-offered": {
                     *                 "numerator": 1,
                     *                 "denominator": 1,
                     *                 "share": 1
                     *               }
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "total": {
                     *         "calls": 1,
                     *         "closed": 1,
                     *         "answered": 1,
                     *         "unanswered": 1,
                     *         "living": 1,
                     *         "queues": {
                     *           "offered": 1,
                     *           "answered": 1,
                     *           "answered_in_time": 1,
                     *           "abandoned": 1,
                     *           "abandoned_in_time": 1,
                     *           "abandoned_short": 1,
                     *           "timed_out": 1,
                     *           "overflowed": 1,
                     *           "no_agent": 1,
                     *           "transferred_out": 1,
                     *           "answered_then_out": 1,
                     *           "error": 1,
                     *           "waiting": 1,
                     *           "answered_wait": {
                     *             "mean_ms": 1,
                     *             "p50_ms": 1,
                     *             "p95_ms": 1,
                     *             "max_ms": 1
                     *           },
                     *           "wait": {
                     *             "mean_ms": 1,
                     *             "p50_ms": 1,
                     *             "p95_ms": 1,
                     *             "max_ms": 1
                     *           },
                     *           "handling": {
                     *             "talks": 1,
                     *             "talk_ms": 1,
                     *             "hold_ms": 1,
                     *             "wrap_up_ms": 1,
                     *             "mean_ms": 1
                     *           },
                     *           "service_levels": {
                     *             "answered-in-time-of-answered": {
                     *               "numerator": 1,
                     *               "denominator": 1,
                     *               "share": 1
                     *             },
                     *             "handled-in-time-of-handled": {
                     *               "numerator": 1,
                     *               "denominator": 1,
                     *               "share": 1
                     *             },
                     *             "answered-in-time-of-handled": {
                     *               "numerator": 1,
                     *               "denominator": 1,
                     *               "share": 1
                     *             },
                     *             "answered-in-time-of-handled-without-short": {
                     *               "numerator": 1,
                     *               "denominator": 1,
                     *               "share": 1
                     *             },
                     *             "answered-in-time-of-offered": {
                     *               "numerator": 1,
                     *               "denominator": 1,
                     *               "share": 1
                     *             }
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        from: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        until: string;
                        interval: string;
                        target: number;
                        data: {
                            hotline: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            from: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            until: string;
                            from_at: number;
                            until_at: number;
                            /** @description closed + answered + unanswered + living */
                            calls: number;
                            /** @description no row for the time */
                            closed: number;
                            /** @description somebody talked with the caller */
                            answered: number;
                            unanswered: number;
                            /** @description neither over nor answered yet */
                            living: number;
                            /** @description its callers' visits of queues */
                            queues: {
                                /** @description who joined, and whom the queue had no room for */
                                offered: number;
                                answered: number;
                                answered_in_time: number;
                                /** @description all of them */
                                abandoned: number;
                                abandoned_in_time: number;
                                /** @description of the abandoned: under 5 s */
                                abandoned_short: number;
                                timed_out: number;
                                overflowed: number;
                                no_agent: number;
                                /** @description moved elsewhere while they waited */
                                transferred_out: number;
                                /** @description of the answered: sent out of the queues before anybody else talked with them */
                                answered_then_out: number;
                                error: number;
                                /** @description not left yet */
                                waiting: number;
                                /** @description of the answered */
                                answered_wait: {
                                    mean_ms: number | null;
                                    p50_ms: number | null;
                                    p95_ms: number | null;
                                    max_ms: number | null;
                                };
                                /** @description of all who have left */
                                wait: {
                                    mean_ms: number | null;
                                    p50_ms: number | null;
                                    p95_ms: number | null;
                                    max_ms: number | null;
                                };
                                handling: {
                                    /** @description conversations */
                                    talks: number;
                                    /** @description of all of them, without hold */
                                    talk_ms: number;
                                    /** @description one of both or both kept the other on hold, counted once */
                                    hold_ms: number;
                                    wrap_up_ms: number;
                                    /** @description talk, hold and wrap-up of one conversation */
                                    mean_ms: number | null;
                                };
                                service_levels: {
                                    /** @description answered within the target / answered */
                                    "answered-in-time-of-answered": {
                                        numerator: number;
                                        denominator: number;
                                        /** @description 0 to 1, to four places */
                                        share: number | null;
                                    };
                                    /** @description answered or abandoned within the target / answered or abandoned */
                                    "handled-in-time-of-handled": {
                                        numerator: number;
                                        denominator: number;
                                        /** @description 0 to 1, to four places */
                                        share: number | null;
                                    };
                                    /** @description answered within the target / answered or abandoned */
                                    "answered-in-time-of-handled": {
                                        numerator: number;
                                        denominator: number;
                                        /** @description 0 to 1, to four places */
                                        share: number | null;
                                    };
                                    /** @description answered within the target / answered or abandoned, less those who gave up within 5 s */
                                    "answered-in-time-of-handled-without-short": {
                                        numerator: number;
                                        denominator: number;
                                        /** @description 0 to 1, to four places */
                                        share: number | null;
                                    };
                                    /** @description answered within the target / offered */
                                    "answered-in-time-of-offered": {
                                        numerator: number;
                                        denominator: number;
                                        /** @description 0 to 1, to four places */
                                        share: number | null;
                                    };
                                };
                            };
                        }[];
                        total: {
                            /** @description closed + answered + unanswered + living */
                            calls: number;
                            /** @description no row for the time */
                            closed: number;
                            /** @description somebody talked with the caller */
                            answered: number;
                            unanswered: number;
                            /** @description neither over nor answered yet */
                            living: number;
                            /** @description its callers' visits of queues */
                            queues: {
                                /** @description who joined, and whom the queue had no room for */
                                offered: number;
                                answered: number;
                                answered_in_time: number;
                                /** @description all of them */
                                abandoned: number;
                                abandoned_in_time: number;
                                /** @description of the abandoned: under 5 s */
                                abandoned_short: number;
                                timed_out: number;
                                overflowed: number;
                                no_agent: number;
                                /** @description moved elsewhere while they waited */
                                transferred_out: number;
                                /** @description of the answered: sent out of the queues before anybody else talked with them */
                                answered_then_out: number;
                                error: number;
                                /** @description not left yet */
                                waiting: number;
                                /** @description of the answered */
                                answered_wait: {
                                    mean_ms: number | null;
                                    p50_ms: number | null;
                                    p95_ms: number | null;
                                    max_ms: number | null;
                                };
                                /** @description of all who have left */
                                wait: {
                                    mean_ms: number | null;
                                    p50_ms: number | null;
                                    p95_ms: number | null;
                                    max_ms: number | null;
                                };
                                handling: {
                                    /** @description conversations */
                                    talks: number;
                                    /** @description of all of them, without hold */
                                    talk_ms: number;
                                    /** @description one of both or both kept the other on hold, counted once */
                                    hold_ms: number;
                                    wrap_up_ms: number;
                                    /** @description talk, hold and wrap-up of one conversation */
                                    mean_ms: number | null;
                                };
                                service_levels: {
                                    /** @description answered within the target / answered */
                                    "answered-in-time-of-answered": {
                                        numerator: number;
                                        denominator: number;
                                        /** @description 0 to 1, to four places */
                                        share: number | null;
                                    };
                                    /** @description answered or abandoned within the target / answered or abandoned */
                                    "handled-in-time-of-handled": {
                                        numerator: number;
                                        denominator: number;
                                        /** @description 0 to 1, to four places */
                                        share: number | null;
                                    };
                                    /** @description answered within the target / answered or abandoned */
                                    "answered-in-time-of-handled": {
                                        numerator: number;
                                        denominator: number;
                                        /** @description 0 to 1, to four places */
                                        share: number | null;
                                    };
                                    /** @description answered within the target / answered or abandoned, less those who gave up within 5 s */
                                    "answered-in-time-of-handled-without-short": {
                                        numerator: number;
                                        denominator: number;
                                        /** @description 0 to 1, to four places */
                                        share: number | null;
                                    };
                                    /** @description answered within the target / offered */
                                    "answered-in-time-of-offered": {
                                        numerator: number;
                                        denominator: number;
                                        /** @description 0 to 1, to four places */
                                        share: number | null;
                                    };
                                };
                            };
                        };
                    } | string;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-reports-agents": {
        parameters: {
            query?: {
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time; none: the beginning of today
                 * @example 2026-10-01
                 */
                startDate?: string;
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time, included; none: now
                 * @example 2026-10-02
                 */
                endDate?: string;
                /**
                 * @description none: all of the time is one
                 * @example none
                 */
                interval?: "none" | "15m" | "30m" | "hour" | "day";
                /**
                 * @description only this queue's callers
                 * @example welcome_queue_example
                 */
                queue?: string;
                /**
                 * @description only this agent, and whom he answered
                 * @example 1022
                 */
                agent?: string;
                /**
                 * @description only who had dialled this hotline
                 * @example text
                 */
                hotline?: string;
                /**
                 * @description seconds within which a call is in time
                 * @example 20
                 */
                target?: number;
                /** @example json */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "text",
                     *       "until": "text",
                     *       "interval": "text",
                     *       "target": 1,
                     *       "data": [
                     *         {
                     *           "agent": "1022",
                     *           "from": "text",
                     *           "until": "text",
                     *           "from_at": 1,
                     *           "until_at": 1,
                     *           "offers": {
                     *             "made": 1,
                     *             "answered": 1,
                     *             "no_answer": 1,
                     *             "rejected": 1,
                     *             "busy": 1,
                     *             "unreachable": 1,
                     *             "do_not_disturb": 1,
                     *             "lost_race": 1,
                     *             "withdrawn": 1,
                     *             "ringing": 1
                     *           },
                     *           "handling": {
                     *             "talks": 1,
                     *             "talk_ms": 1,
                     *             "hold_ms": 1,
                     *             "wrap_up_ms": 1,
                     *             "mean_ms": 1
                     *           },
                     *           "signed_in_ms": 1,
                     *           "times": {
                     *             "idle_ms": 1,
                     *             "ringing_ms": 1,
                     *             "dialing_ms": 1,
                     *             "talking_ms": 1,
                     *             "held_ms": 1,
                     *             "wrap_up_ms": 1,
                     *             "break_ms": 1
                     *           },
                     *           "breaks": [
                     *             {
                     *               "reason": "text",
                     *               "ms": 1
                     *             }
                     *           ],
                     *           "occupancy": 1
                     *         }
                     *       ],
                     *       "total": {
                     *         "offers": {
                     *           "made": 1,
                     *           "answered": 1,
                     *           "no_answer": 1,
                     *           "rejected": 1,
                     *           "busy": 1,
                     *           "unreachable": 1,
                     *           "do_not_disturb": 1,
                     *           "lost_race": 1,
                     *           "withdrawn": 1,
                     *           "ringing": 1
                     *         },
                     *         "handling": {
                     *           "talks": 1,
                     *           "talk_ms": 1,
                     *           "hold_ms": 1,
                     *           "wrap_up_ms": 1,
                     *           "mean_ms": 1
                     *         },
                     *         "signed_in_ms": 1,
                     *         "times": {
                     *           "idle_ms": 1,
                     *           "ringing_ms": 1,
                     *           "dialing_ms": 1,
                     *           "talking_ms": 1,
                     *           "held_ms": 1,
                     *           "wrap_up_ms": 1,
                     *           "break_ms": 1
                     *         },
                     *         "breaks": [
                     *           {
                     *             "reason": "text",
                     *             "ms": 1
                     *           }
                     *         ],
                     *         "occupancy": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        from: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        until: string;
                        interval: string;
                        target: number;
                        data: {
                            agent: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            from: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            until: string;
                            from_at: number;
                            until_at: number;
                            /** @description made = the sum of the others */
                            offers: {
                                made: number;
                                answered: number;
                                no_answer: number;
                                rejected: number;
                                busy: number;
                                unreachable: number;
                                /** @description the phone is set so */
                                do_not_disturb: number;
                                lost_race: number;
                                withdrawn: number;
                                ringing: number;
                            };
                            handling: {
                                /** @description conversations */
                                talks: number;
                                /** @description of all of them, without hold */
                                talk_ms: number;
                                /** @description one of both or both kept the other on hold, counted once */
                                hold_ms: number;
                                wrap_up_ms: number;
                                /** @description talk, hold and wrap-up of one conversation */
                                mean_ms: number | null;
                            };
                            /** @description the sum of times */
                            signed_in_ms: number;
                            times: {
                                idle_ms: number;
                                ringing_ms: number;
                                dialing_ms: number;
                                talking_ms: number;
                                held_ms: number;
                                wrap_up_ms: number;
                                break_ms: number;
                            };
                            breaks: {
                                reason: string;
                                ms: number;
                            }[];
                            /** @description ringing, in conversation and wrap-up / the same and idle */
                            occupancy: number | null;
                        }[];
                        total: {
                            /** @description made = the sum of the others */
                            offers: {
                                made: number;
                                answered: number;
                                no_answer: number;
                                rejected: number;
                                busy: number;
                                unreachable: number;
                                /** @description the phone is set so */
                                do_not_disturb: number;
                                lost_race: number;
                                withdrawn: number;
                                ringing: number;
                            };
                            handling: {
                                /** @description conversations */
                                talks: number;
                                /** @description of all of them, without hold */
                                talk_ms: number;
                                /** @description one of both or both kept the other on hold, counted once */
                                hold_ms: number;
                                wrap_up_ms: number;
                                /** @description talk, hold and wrap-up of one conversation */
                                mean_ms: number | null;
                            };
                            /** @description the sum of times */
                            signed_in_ms: number;
                            times: {
                                idle_ms: number;
                                ringing_ms: number;
                                dialing_ms: number;
                                talking_ms: number;
                                held_ms: number;
                                wrap_up_ms: number;
                                break_ms: number;
                            };
                            breaks: {
                                reason: string;
                                ms: number;
                            }[];
                            /** @description ringing, in conversation and wrap-up / the same and idle */
                            occupancy: number | null;
                        };
                    } | string;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-reports-outgoing": {
        parameters: {
            query?: {
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time; none: the beginning of today
                 * @example 2026-10-01
                 */
                startDate?: string;
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time, included; none: now
                 * @example 2026-10-02
                 */
                endDate?: string;
                /**
                 * @description none: all of the time is one
                 * @example none
                 */
                interval?: "none" | "15m" | "30m" | "hour" | "day";
                /**
                 * @description only this queue's callers
                 * @example welcome_queue_example
                 */
                queue?: string;
                /**
                 * @description only this agent, and whom he answered
                 * @example 1022
                 */
                agent?: string;
                /**
                 * @description only who had dialled this hotline
                 * @example text
                 */
                hotline?: string;
                /**
                 * @description seconds within which a call is in time
                 * @example 20
                 */
                target?: number;
                /** @example json */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "text",
                     *       "until": "text",
                     *       "interval": "text",
                     *       "target": 1,
                     *       "data": [
                     *         {
                     *           "agent": "1022",
                     *           "from": "text",
                     *           "until": "text",
                     *           "from_at": 1,
                     *           "until_at": 1,
                     *           "calls": 1,
                     *           "reached": 1,
                     *           "dialling": 1,
                     *           "not_reached": {
                     *             "busy": 1,
                     *             "no_answer": 1,
                     *             "rejected": 1,
                     *             "unreachable": 1,
                     *             "cancelled": 1,
                     *             "no_such_number": 1,
                     *             "not_allowed": 1,
                     *             "congestion": 1,
                     *             "other": 1
                     *           },
                     *           "talk_ms": 1,
                     *           "hold_ms": 1,
                     *           "mean_ms": 1
                     *         }
                     *       ],
                     *       "total": {
                     *         "calls": 1,
                     *         "reached": 1,
                     *         "dialling": 1,
                     *         "not_reached": {
                     *           "busy": 1,
                     *           "no_answer": 1,
                     *           "rejected": 1,
                     *           "unreachable": 1,
                     *           "cancelled": 1,
                     *           "no_such_number": 1,
                     *           "not_allowed": 1,
                     *           "congestion": 1,
                     *           "other": 1
                     *         },
                     *         "talk_ms": 1,
                     *         "hold_ms": 1,
                     *         "mean_ms": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        from: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        until: string;
                        interval: string;
                        target: number;
                        data: {
                            agent: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            from: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            until: string;
                            from_at: number;
                            until_at: number;
                            /** @description that agents made to numbers outside: reached + the sum of not_reached + dialling */
                            calls: number;
                            /** @description talked with */
                            reached: number;
                            /** @description neither reached nor over yet */
                            dialling: number;
                            /** @description by the cause with which the last attempt ended */
                            not_reached: {
                                busy: number;
                                no_answer: number;
                                rejected: number;
                                unreachable: number;
                                cancelled: number;
                                no_such_number: number;
                                not_allowed: number;
                                congestion: number;
                                other: number;
                            };
                            /** @description of the agents who made them, without hold */
                            talk_ms: number;
                            hold_ms: number;
                            /** @description talk and hold of one who was reached */
                            mean_ms: number | null;
                        }[];
                        total: {
                            /** @description that agents made to numbers outside: reached + the sum of not_reached + dialling */
                            calls: number;
                            /** @description talked with */
                            reached: number;
                            /** @description neither reached nor over yet */
                            dialling: number;
                            /** @description by the cause with which the last attempt ended */
                            not_reached: {
                                busy: number;
                                no_answer: number;
                                rejected: number;
                                unreachable: number;
                                cancelled: number;
                                no_such_number: number;
                                not_allowed: number;
                                congestion: number;
                                other: number;
                            };
                            /** @description of the agents who made them, without hold */
                            talk_ms: number;
                            hold_ms: number;
                            /** @description talk and hold of one who was reached */
                            mean_ms: number | null;
                        };
                    } | string;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-preview": {
        parameters: {
            query: {
                /** @example 13800138000 */
                number: string;
                /**
                 * @description YYYY-MM-DD HH:MM:SS, local time; now, where it is not given
                 * @example
                 */
                at?: string;
                /**
                 * @description who calls: an extension, or a number outside
                 * @example
                 */
                from?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "number": "13800138000",
                     *       "at": "text",
                     *       "from": "text",
                     *       "origin": "extension",
                     *       "period": "work",
                     *       "because": {
                     *         "type": "text",
                     *         "id": "text",
                     *         "name": "Alice"
                     *       },
                     *       "steps": [
                     *         {}
                     *       ],
                     *       "end": {},
                     *       "warnings": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        number: string;
                        /** @description local time */
                        at: string;
                        from: string;
                        /** @enum {string} */
                        origin: "extension" | "outside";
                        /** @enum {string} */
                        period: "work" | "holiday" | "off";
                        /** @description the row of timeDef that makes it this period; null: none does */
                        because: {
                            type: string;
                            id: string;
                            name: string;
                        } | null;
                        /** @description the way, as a call record shows it */
                        steps: {
                            [key: string]: unknown;
                        }[];
                        /** @description where the call would be when somebody else has to do something */
                        end: {
                            [key: string]: unknown;
                        };
                        warnings: string[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-prompts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "name": "Alice",
                     *         "file_size": 1,
                     *         "duration_ms": 1,
                     *         "updated_at": "text",
                     *         "used_by": [
                     *           "text"
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": {
                        /** @description what media_file, greeting and moh_sound call it */
                        name: string;
                        /** @description bytes */
                        file_size: number;
                        duration_ms: number;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                        used_by: string[];
                    }[];
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-prompts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Alice",
                     *       "file_size": 1,
                     *       "duration_ms": 1,
                     *       "updated_at": "text",
                     *       "used_by": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description what media_file, greeting and moh_sound call it */
                        name: string;
                        /** @description bytes */
                        file_size: number;
                        duration_ms: number;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                        used_by: string[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-prompts-name": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example Alice */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": unknown;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "delete-api-prompts-name": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example Alice */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccLogin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022",
                 *       "extn": "1022",
                 *       "queue": "welcome_queue_example"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn: string;
                    /** @description a queue, by its name */
                    queue?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccLogout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string;
                    /** @description a queue, by its name */
                    queue?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccExitQueue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022",
                 *       "queue": "welcome_queue_example"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string;
                    /** @description a queue, by its name */
                    queue: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccGoReady": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string;
                    /** @description a queue, by its name */
                    queue?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccGoBreak": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string;
                    /** @description a queue, by its name */
                    queue?: string;
                    /**
                     * @description why, as reports show it
                     * @default
                     */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccGoRest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string;
                    /** @description a queue, by its name */
                    queue?: string;
                    /**
                     * @description why, as reports show it
                     * @default rest
                     */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccForceReady": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "destAgent": "1023"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent: string;
                    /** @description a queue, by its name */
                    queue?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccForceBusy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "destAgent": "1023"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent: string;
                    /** @description a queue, by its name */
                    queue?: string;
                    /**
                     * @description why, as reports show it
                     * @default
                     */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccForceLogout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "destAgent": "1023"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent: string;
                    /** @description a queue, by its name */
                    queue?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccWrapUp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "until": 1
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it is about */
                        callUUID?: string;
                        /** @description until when it lasts by itself, milliseconds since 1970 */
                        until?: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccExtendWrapUp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022",
                 *       "seconds": 1
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string;
                    /** @description how much longer, 1 to 900 */
                    seconds: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "until": 1
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it is about */
                        callUUID?: string;
                        /** @description until when it lasts by itself, milliseconds since 1970 */
                        until?: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccSetDisposition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022",
                 *       "code": "order"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description a disposition's code, as GET /api/dispositions lists them; left out: it stays as it is */
                    code?: string;
                    /** @description notes on the call; left out: they stay as they are */
                    notes?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it is about */
                        callUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccDial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022",
                 *       "destNumber": "13800138000"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description a number, as it would be dialled on the phone */
                    destNumber?: string;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: string;
                    /** @description an extension */
                    destExtn?: string;
                    /** @description a queue, by its name */
                    queue?: string;
                    /** @description the number to be shown to who is called outside: one of own_numbers of the agent or of the queue */
                    cidNumber?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccAnswer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccHangup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccHold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccUnHold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccMute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccUnMute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccSendDTMF": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "dtmf": "12#"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                    /** @description keys: 0 to 9, *, #, A to D; at most 32 */
                    dtmf: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccTransfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022",
                 *       "queue": "welcome_queue_example"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                    /** @description a number, as it would be dialled on the phone */
                    destNumber?: string;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: string;
                    /** @description an extension */
                    destExtn?: string;
                    /** @description a queue, by its name */
                    queue?: string;
                    /** @description a menu, by its number */
                    ivr?: string;
                    /** @description the number to be shown to who is called outside: one of own_numbers of the agent or of the queue */
                    cidNumber?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccConsult": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022",
                 *       "destAgent": "1023"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                    /** @description a number, as it would be dialled on the phone */
                    destNumber?: string;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: string;
                    /** @description an extension */
                    destExtn?: string;
                    /** @description a queue, by its name */
                    queue?: string;
                    /** @description a menu, by its number */
                    ivr?: string;
                    /** @description the number to be shown to who is called outside: one of own_numbers of the agent or of the queue */
                    cidNumber?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccCancelConsult": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccConsultTransfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccSwap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccThreeWay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccEndThreeWay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccRecordStart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccRecordStop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccRecordPause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccRecordResume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccInviteSurvey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccListen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022",
                 *       "extn": "1022",
                 *       "destAgent": "1023"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccWhisper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022",
                 *       "extn": "1022",
                 *       "destAgent": "1023"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccInsert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022",
                 *       "extn": "1022",
                 *       "destAgent": "1023"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccIntercept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022",
                 *       "extn": "1022",
                 *       "destAgent": "1023"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccStopListen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccForceHangup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": "1022",
                 *       "extn": "1022",
                 *       "destAgent": "1023"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccMoveWaiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                 *       "queue": "welcome_queue_example"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID: string;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: string;
                    /** @description a number, as it would be dialled on the phone */
                    destNumber?: string;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: string;
                    /** @description an extension */
                    destExtn?: string;
                    /** @description a queue, by its name */
                    queue?: string;
                    /** @description a menu, by its number */
                    ivr?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it was about, or that it began */
                        callUUID?: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccAskHelp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: string;
                    /**
                     * @description what is said, up to 1000 characters on any number of lines; it is never read as markup
                     * @default
                     */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "help": "text",
                     *       "supervisors": 1,
                     *       "reason": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it is about */
                        callUUID?: string;
                        /** @description id of the request */
                        help: string;
                        /** @description supervisors and administrators who are connected now and see it */
                        supervisors: number;
                        /** @description where nobody is connected: that nobody is */
                        reason?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccCancelHelp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description id of a request for help; left out: the agent's own that is open */
                    help?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccAnswerHelp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "help": "1",
                 *       "text": "Say yes."
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: string;
                    /** @description id of a request for help; left out: the agent's own that is open */
                    help: string;
                    /**
                     * @description how it is answered: message, listen, whisper or barge; left out: message
                     * @default message
                     * @enum {string}
                     */
                    manner?: "message" | "listen" | "whisper" | "barge";
                    /**
                     * @description what is said, up to 1000 characters on any number of lines; it is never read as markup
                     * @default
                     */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "id": 1,
                     *       "help": "text",
                     *       "destUUID": "text"
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the call that it is about */
                        callUUID?: string;
                        /** @description id of the message */
                        id?: number;
                        /** @description id of the request */
                        help: string;
                        /** @description id of the leg that is being called */
                        destUUID?: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccSendMessage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "1023",
                 *       "text": "Can you take the next one?"
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description a user's login */
                    to: string;
                    /** @description what is said, up to 1000 characters on any number of lines; it is never read as markup */
                    text: string;
                    /** @description a text of the sender's own choice: the same message sent again with it is not sent twice */
                    key?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "id": 1
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        /** @description id of the message */
                        id: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccReadMessages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "upTo": 1
                 *     }
                 */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description a message's id: that one and all before it are read */
                    upTo: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccGetAgentState": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string;
                    /** @description a queue, by its name */
                    queue?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "data": [
                     *         {
                     *           "callstate": "text",
                     *           "group_id": "text",
                     *           "queue_id": "text",
                     *           "agent_uuid": "text",
                     *           "state": "text",
                     *           "agent_id": "text",
                     *           "extn": "1022",
                     *           "reason": "text",
                     *           "pending": "text",
                     *           "since": 1,
                     *           "until": 1,
                     *           "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        data: {
                            /** @description IDLE, DIALING, RINGING, TALKING, HELD, ACW (after-call work) */
                            callstate: string;
                            group_id: string;
                            /** @description the queue's name */
                            queue_id: string;
                            /** @description the agent's leg; empty: none */
                            agent_uuid: string;
                            /** @description UNREADY or READY; who is signed out is not listed */
                            state: string;
                            agent_id: string;
                            extn: string;
                            reason: string;
                            /** @description what takes effect after the call: break, sign-out or nothing */
                            pending: string;
                            /** @description milliseconds since 1970 */
                            since: number;
                            /** @description when after-call work or a break is over by itself, milliseconds since 1970; absent: it is not */
                            until?: number;
                            /** @description the call that they are in, or do after-call work for */
                            callUUID?: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccGetQueueList": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "data": [
                     *         {
                     *           "queue": "welcome_queue_example",
                     *           "waiting": 1,
                     *           "agents": 1,
                     *           "ready": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        data: {
                            queue: string;
                            /** @description callers in line */
                            waiting: number;
                            /** @description agents who are signed in to it */
                            agents: number;
                            /** @description those of them who can be offered a call now */
                            ready: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-cc-ccc-ccQueueWaitNum": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description a queue, by its name */
                    queue?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "text",
                     *       "code": 1,
                     *       "count": 1
                     *     }
                     */
                    "application/json": {
                        message: string;
                        code: number;
                        count: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-cc-ccc": {
        parameters: {
            query?: {
                /**
                 * @description of the words
                 * @example en
                 */
                language?: "en" | "zh";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 1,
                     *       "message": "text",
                     *       "functions": [
                     *         {
                     *           "name": "Alice",
                     *           "aliases": [
                     *             "text"
                     *           ],
                     *           "summary": "text",
                     *           "role": "text",
                     *           "required": [
                     *             "text"
                     *           ],
                     *           "optional": [
                     *             "text"
                     *           ],
                     *           "one_of": [
                     *             "text"
                     *           ],
                     *           "parameters": [
                     *             {
                     *               "name": "Alice",
                     *               "type": "text",
                     *               "required": true,
                     *               "description": "text"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        code: number;
                        message: string;
                        functions: {
                            name: string;
                            /** @description other names for it; any case is understood */
                            aliases: string[];
                            summary: string;
                            /** @description agent: their own; supervisor: supervisors and administrators only */
                            role: string;
                            required: string[];
                            optional: string[];
                            /** @description parameters of which exactly one must be given; none: not so */
                            one_of: string[];
                            parameters: {
                                name: string;
                                type: string;
                                required: boolean;
                                description: string;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-cc-agent-state": {
        parameters: {
            query?: {
                /** @example welcome_queue_example */
                queue?: string;
                /** @example callcenter */
                type?: "callcenter";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "callstate": "text",
                     *         "group_id": "text",
                     *         "queue_id": "text",
                     *         "agent_uuid": "text",
                     *         "state": "text",
                     *         "agent_id": "text",
                     *         "extn": "1022",
                     *         "reason": "text",
                     *         "pending": "text",
                     *         "since": 1,
                     *         "until": 1,
                     *         "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        /** @description IDLE, DIALING, RINGING, TALKING, HELD, ACW (after-call work) */
                        callstate: string;
                        group_id: string;
                        /** @description the queue's name */
                        queue_id: string;
                        /** @description the agent's leg; empty: none */
                        agent_uuid: string;
                        /** @description UNREADY or READY; who is signed out is not listed */
                        state: string;
                        agent_id: string;
                        extn: string;
                        reason: string;
                        /** @description what takes effect after the call: break, sign-out or nothing */
                        pending: string;
                        /** @description milliseconds since 1970 */
                        since: number;
                        /** @description when after-call work or a break is over by itself, milliseconds since 1970; absent: it is not */
                        until?: number;
                        /** @description the call that they are in, or do after-call work for */
                        callUUID?: string;
                    }[];
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-cdrs": {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 200 */
                perPage?: number;
                /** @example start */
                dateType?: "start" | "start_stamp" | "end" | "end_stamp";
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time
                 * @example 2026-10-01
                 */
                startDate?: string;
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time
                 * @example 2026-10-02
                 */
                endDate?: string;
                /** @example text */
                cidNumber?: string;
                /** @example 1001 */
                destNumber?: string;
                /**
                 * @description a part of either number
                 * @example text
                 */
                q?: string;
                /**
                 * @description the last one that the call waited in
                 * @example welcome_queue_example
                 */
                queue?: string;
                /**
                 * @description whom a queue had offered the call and who talked with the caller last
                 * @example 1022
                 */
                agent?: string;
                /**
                 * @description the first one that the call came to
                 * @example text
                 */
                hotline?: string;
                /**
                 * @description of its last stay in a queue
                 * @example answered
                 */
                outcome?: "answered" | "abandoned" | "timed-out" | "overflowed" | "no-agent" | "transferred-out" | "error";
                /** @example NORMAL_CLEARING */
                hangupCause?: "NORMAL_CLEARING" | "USER_BUSY" | "NO_ANSWER" | "CALL_REJECTED" | "NO_USER_RESPONSE" | "USER_NOT_REGISTERED" | "ORIGINATOR_CANCEL" | "LOSE_RACE" | "UNALLOCATED_NUMBER" | "OUTGOING_CALL_BARRED" | "NORMAL_CIRCUIT_CONGESTION" | "INCOMPATIBLE_DESTINATION" | "MEDIA_TIMEOUT" | "PROTOCOL_ERROR" | "ALLOTTED_TIMEOUT" | "SYSTEM_SHUTDOWN" | "CRASH";
                /** @example inbound */
                direction?: "inbound" | "outbound";
                /**
                 * @description between phones of ours: no outside line is in it
                 * @example true
                 */
                internal?: boolean;
                /**
                 * @description the phone of ours that made the call
                 * @example text
                 */
                callerExtn?: string;
                /**
                 * @description the agent who made it
                 * @example text
                 */
                callerAgent?: string;
                /**
                 * @description a part of the number outside that made it
                 * @example text
                 */
                callerOutside?: string;
                /**
                 * @description the phone of ours that took the call last
                 * @example text
                 */
                answeredExtn?: string;
                /**
                 * @description the agent who took it last, whichever way it came
                 * @example text
                 */
                answeredAgent?: string;
                /**
                 * @description a part of the number outside that took it last
                 * @example text
                 */
                answeredOutside?: string;
                /**
                 * @description the agent made the call or talked in it
                 * @example text
                 */
                anyAgent?: string;
                /** @example 1 */
                startBillsec?: number;
                /** @example 1 */
                endBillsec?: number;
                /**
                 * @description at least so many seconds from start to end
                 * @example 1
                 */
                startDuration?: number;
                /**
                 * @description there is one that is kept
                 * @example true
                 */
                hasRecording?: boolean;
                /** @example f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b */
                uuid?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "uuid": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *           "bleg_uuid": "text",
                     *           "caller_uuid": "text",
                     *           "caller_id_name": "text",
                     *           "caller_id_number": "text",
                     *           "withheld": true,
                     *           "withheld_number": "text",
                     *           "verstat": "text",
                     *           "destination_number": "text",
                     *           "direction": "text",
                     *           "internal": true,
                     *           "caller_extn": "text",
                     *           "caller_agent": "text",
                     *           "caller_outside": "text",
                     *           "answered_extn": "text",
                     *           "answered_agent": "text",
                     *           "answered_outside": "text",
                     *           "start_stamp": "text",
                     *           "ring_stamp": "text",
                     *           "answer_stamp": "text",
                     *           "end_stamp": "text",
                     *           "duration": 1,
                     *           "billsec": 1,
                     *           "hangup_cause": "text",
                     *           "hangup_by": "text",
                     *           "queue": "welcome_queue_example",
                     *           "agent": "1022",
                     *           "hotline": "text",
                     *           "outcome": "text",
                     *           "wait_ms": 1,
                     *           "ring_ms": 1,
                     *           "talk_ms": 1,
                     *           "hold_ms": 1,
                     *           "wrap_up_ms": 1,
                     *           "media_file_id": "text"
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "pageCount": 1,
                     *       "rowCount": 1
                     *     }
                     */
                    "application/json": {
                        data: {
                            uuid: string;
                            /** @description the leg of the other side; empty: none was dialled */
                            bleg_uuid: string;
                            /** @description the caller's leg */
                            caller_uuid: string;
                            caller_id_name: string;
                            /** @description anonymous: not known, or withheld */
                            caller_id_number: string;
                            /**
                             * @description who calls wants nobody to see it; absent: they do not mind
                             * @enum {boolean}
                             */
                            withheld?: true;
                            /** @description who it is, for those who may see it; empty to all others */
                            withheld_number?: string;
                            /** @description what the carrier found about the number, as TN-Validation-Passed; absent: it says nothing */
                            verstat?: string;
                            destination_number: string;
                            /** @description inbound or outbound */
                            direction: string;
                            /** @description between phones of ours: no outside line is in it; inbound, as the wire has it */
                            internal: boolean;
                            /** @description the phone of ours that made the call; empty: it came from outside */
                            caller_extn: string;
                            /** @description who was signed in there; empty: nobody, or it came from outside */
                            caller_agent: string;
                            /** @description the number outside that made the call; empty: a phone of ours did */
                            caller_outside: string;
                            /** @description the phone of ours that talked with the caller last; empty: none did */
                            answered_extn: string;
                            /** @description the agent there, whichever way the call came; empty: none */
                            answered_agent: string;
                            /** @description the number outside that talked with the caller last; empty: none did */
                            answered_outside: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            start_stamp: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            ring_stamp: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            answer_stamp: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            end_stamp: string;
                            /** @description seconds from start to end */
                            duration: number;
                            /** @description seconds from answer to end */
                            billsec: number;
                            /** @description as NORMAL_CLEARING, USER_BUSY; empty: the call lives */
                            hangup_cause: string;
                            /** @description caller, callee or center */
                            hangup_by: string;
                            queue: string;
                            /** @description whom a queue had offered the call and who talked with the caller last */
                            agent: string;
                            /** @description the first one that the call came to; empty: none */
                            hotline: string;
                            /** @description of its last stay in a queue: answered, abandoned, timed-out ...; empty: there was none */
                            outcome: string;
                            /** @description in queues; this and the next three go on while the call lives, up to now */
                            wait_ms: number;
                            ring_ms: number;
                            /** @description without hold */
                            talk_ms: number;
                            /** @description in conversations, counted once where both sides held */
                            hold_ms: number;
                            wrap_up_ms: number;
                            /** @description the first recording that is kept; empty: none */
                            media_file_id: string;
                        }[];
                        page: number;
                        pageCount: number;
                        rowCount: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-cdrs-uuid": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b */
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uuid": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "bleg_uuid": "text",
                     *       "caller_uuid": "text",
                     *       "caller_id_name": "text",
                     *       "caller_id_number": "text",
                     *       "withheld": true,
                     *       "withheld_number": "text",
                     *       "verstat": "text",
                     *       "destination_number": "text",
                     *       "direction": "text",
                     *       "internal": true,
                     *       "caller_extn": "text",
                     *       "caller_agent": "text",
                     *       "caller_outside": "text",
                     *       "answered_extn": "text",
                     *       "answered_agent": "text",
                     *       "answered_outside": "text",
                     *       "start_stamp": "text",
                     *       "ring_stamp": "text",
                     *       "answer_stamp": "text",
                     *       "end_stamp": "text",
                     *       "duration": 1,
                     *       "billsec": 1,
                     *       "hangup_cause": "text",
                     *       "hangup_by": "text",
                     *       "queue": "welcome_queue_example",
                     *       "agent": "1022",
                     *       "hotline": "text",
                     *       "outcome": "text",
                     *       "wait_ms": 1,
                     *       "ring_ms": 1,
                     *       "talk_ms": 1,
                     *       "hold_ms": 1,
                     *       "wrap_up_ms": 1,
                     *       "media_file_id": "text",
                     *       "handling": [
                     *         {
                     *           "agent": "1022",
                     *           "talks": 1,
                     *           "talk_ms": 1,
                     *           "hold_ms": 1,
                     *           "wrap_up_ms": 1,
                     *           "consulted_ms": 1
                     *         }
                     *       ],
                     *       "dispositions": [
                     *         {
                     *           "agent": "1022",
                     *           "queue": "welcome_queue_example",
                     *           "code": "order",
                     *           "notes": "text",
                     *           "at": 1,
                     *           "by": "text",
                     *           "user": "text"
                     *         }
                     *       ],
                     *       "helps": [
                     *         {
                     *           "help": "text",
                     *           "agent": "1022",
                     *           "text": "text",
                     *           "asked_at": 1,
                     *           "ended_at": 1,
                     *           "end": "text",
                     *           "by": "text",
                     *           "manner": "text",
                     *           "answer": "text"
                     *         }
                     *       ],
                     *       "record": {}
                     *     }
                     */
                    "application/json": {
                        uuid: string;
                        /** @description the leg of the other side; empty: none was dialled */
                        bleg_uuid: string;
                        /** @description the caller's leg */
                        caller_uuid: string;
                        caller_id_name: string;
                        /** @description anonymous: not known, or withheld */
                        caller_id_number: string;
                        /**
                         * @description who calls wants nobody to see it; absent: they do not mind
                         * @enum {boolean}
                         */
                        withheld?: true;
                        /** @description who it is, for those who may see it; empty to all others */
                        withheld_number?: string;
                        /** @description what the carrier found about the number, as TN-Validation-Passed; absent: it says nothing */
                        verstat?: string;
                        destination_number: string;
                        /** @description inbound or outbound */
                        direction: string;
                        /** @description between phones of ours: no outside line is in it; inbound, as the wire has it */
                        internal: boolean;
                        /** @description the phone of ours that made the call; empty: it came from outside */
                        caller_extn: string;
                        /** @description who was signed in there; empty: nobody, or it came from outside */
                        caller_agent: string;
                        /** @description the number outside that made the call; empty: a phone of ours did */
                        caller_outside: string;
                        /** @description the phone of ours that talked with the caller last; empty: none did */
                        answered_extn: string;
                        /** @description the agent there, whichever way the call came; empty: none */
                        answered_agent: string;
                        /** @description the number outside that talked with the caller last; empty: none did */
                        answered_outside: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        start_stamp: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        ring_stamp: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        answer_stamp: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        end_stamp: string;
                        /** @description seconds from start to end */
                        duration: number;
                        /** @description seconds from answer to end */
                        billsec: number;
                        /** @description as NORMAL_CLEARING, USER_BUSY; empty: the call lives */
                        hangup_cause: string;
                        /** @description caller, callee or center */
                        hangup_by: string;
                        queue: string;
                        /** @description whom a queue had offered the call and who talked with the caller last */
                        agent: string;
                        /** @description the first one that the call came to; empty: none */
                        hotline: string;
                        /** @description of its last stay in a queue: answered, abandoned, timed-out ...; empty: there was none */
                        outcome: string;
                        /** @description in queues; this and the next three go on while the call lives, up to now */
                        wait_ms: number;
                        ring_ms: number;
                        /** @description without hold */
                        talk_ms: number;
                        /** @description in conversations, counted once where both sides held */
                        hold_ms: number;
                        wrap_up_ms: number;
                        /** @description the first recording that is kept; empty: none */
                        media_file_id: string;
                        /** @description what each agent did in it, in the order in which they came to it */
                        handling: {
                            agent: string;
                            /** @description conversations with the customer, or with whom they had called */
                            talks: number;
                            /** @description without hold */
                            talk_ms: number;
                            /** @description by phone or button, and while they asked somebody else */
                            hold_ms: number;
                            wrap_up_ms: number;
                            /** @description asked by another agent, alone and in talks of three */
                            consulted_ms: number;
                        }[];
                        /** @description what came of it, for each agent who had a part in it */
                        dispositions: {
                            agent: string;
                            /** @description whose caller it was; empty: no queue's */
                            queue: string;
                            /** @description empty: none, there are notes only */
                            code: string;
                            notes: string;
                            /** @description when it was changed last, milliseconds since 1970 */
                            at: number;
                            /** @description agent, supervisor, or center: the queue's default */
                            by: string;
                            /** @description who, by login; empty: the center */
                            user: string;
                        }[];
                        /** @description agents' requests for help about it */
                        helps: {
                            /** @description id of the request */
                            help: string;
                            /** @description who asked */
                            agent: string;
                            text: string;
                            /** @description milliseconds since 1970 */
                            asked_at: number;
                            /** @description milliseconds since 1970; null: it is open */
                            ended_at: number | null;
                            /** @description answered, withdrawn, call-ended, signed-out or timed-out; empty: it is open */
                            end: string;
                            /** @description who answered it or took it back; empty: nobody */
                            by: string;
                            /** @description message, listen, whisper, barge or take-over; empty: it was not answered */
                            manner: string;
                            /** @description of an answer by a message */
                            answer: string;
                        }[];
                        /** @description legs, way, talks, conversation (holds, consultations, transfers, supervisors), recordings; in ms */
                        record: unknown;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-calls-uuid-explanation": {
        parameters: {
            query?: {
                /**
                 * @description of the words
                 * @example zh
                 */
                language?: "zh" | "en";
            };
            header?: never;
            path: {
                /** @example f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b */
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uuid": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *       "story": [
                     *         {
                     *           "at": 1,
                     *           "time": "text",
                     *           "what": "text",
                     *           "said": "text",
                     *           "details": {},
                     *           "candidates": [
                     *             {
                     *               "agent": "1022",
                     *               "skipped": "text",
                     *               "said": "text"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "waiting": {
                     *         "uuid": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *         "queue": "welcome_queue_example",
                     *         "position": 1,
                     *         "joined_at": 1,
                     *         "waited_ms": 1,
                     *         "priority": 1,
                     *         "waits_for": {},
                     *         "said": "text"
                     *       },
                     *       "warnings": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        uuid: string;
                        story: {
                            /** @description milliseconds since 1970 */
                            at: number;
                            time: string;
                            what: string;
                            /** @description in words */
                            said: string;
                            /** @description as data: what belongs to it */
                            details: unknown;
                            /** @description of an offer: who was considered, in order */
                            candidates?: {
                                agent: string;
                                /** @description why not he; empty: he was chosen */
                                skipped: string;
                                said: string;
                            }[];
                        }[];
                        waiting: {
                            /** @description the call */
                            uuid: string;
                            queue: string;
                            /** @description in the line, from 1 */
                            position: number;
                            /** @description milliseconds since 1970 */
                            joined_at: number;
                            waited_ms: number;
                            priority: number;
                            /** @description as data: type, and what belongs to it */
                            waits_for: unknown;
                            /** @description in words */
                            said: string;
                        } | null;
                        /** @description sounds on the way that are not there now, and what is heard instead; left out where none is missing */
                        warnings?: string[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-waiting": {
        parameters: {
            query?: {
                /** @example welcome_queue_example */
                queue?: string;
                /** @example 100 */
                limit?: number;
                /**
                 * @description of the words
                 * @example zh
                 */
                language?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "uuid": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *           "queue": "welcome_queue_example",
                     *           "position": 1,
                     *           "joined_at": 1,
                     *           "waited_ms": 1,
                     *           "priority": 1,
                     *           "waits_for": {},
                     *           "said": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: {
                            /** @description the call */
                            uuid: string;
                            queue: string;
                            /** @description in the line, from 1 */
                            position: number;
                            /** @description milliseconds since 1970 */
                            joined_at: number;
                            waited_ms: number;
                            priority: number;
                            /** @description as data: type, and what belongs to it */
                            waits_for: unknown;
                            /** @description in words */
                            said: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-media-files": {
        parameters: {
            query?: {
                /**
                 * @description of this call
                 * @example f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b
                 */
                uuid?: string;
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time
                 * @example 2026-10-01
                 */
                startDate?: string;
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time
                 * @example 2026-10-02
                 */
                endDate?: string;
                /**
                 * @description of calls that waited in it last
                 * @example welcome_queue_example
                 */
                queue?: string;
                /**
                 * @description of calls that he talked in last
                 * @example 1022
                 */
                agent?: string;
                /** @example 1 */
                page?: number;
                /**
                 * @description of one page
                 * @example 200
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": 1,
                     *         "name": "Alice",
                     *         "mime": "text",
                     *         "ext": "text",
                     *         "uuid": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *         "file_size": 1,
                     *         "duration_ms": 1,
                     *         "created_at": "text"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        id: number;
                        name: string;
                        mime: string;
                        ext: string;
                        /** @description the call */
                        uuid: string;
                        /** @description bytes */
                        file_size: number;
                        duration_ms: number;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                    }[];
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-media-files-id": {
        parameters: {
            query?: {
                /**
                 * @description to be saved rather than played
                 * @example true
                 */
                download?: boolean;
            };
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": unknown;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "delete-api-media-files-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "id": 1
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        id: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-voicemails": {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 200 */
                perPage?: number;
                /**
                 * @description of this mailbox only
                 * @example 1022
                 */
                extn?: string;
                /**
                 * @description new: nobody has listened to it yet
                 * @example new
                 */
                state?: "new" | "old";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "text",
                     *           "extn": "1022",
                     *           "caller_id_number": "text",
                     *           "caller_id_name": "text",
                     *           "heard": true,
                     *           "duration_ms": 1,
                     *           "file_size": 1,
                     *           "created_at": "text"
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "pageCount": 1,
                     *       "rowCount": 1
                     *     }
                     */
                    "application/json": {
                        data: {
                            /** @description the call that left it */
                            id: string;
                            extn: string;
                            caller_id_number: string;
                            caller_id_name: string;
                            /** @description its owner has listened to it */
                            heard: boolean;
                            duration_ms: number;
                            /** @description bytes */
                            file_size: number;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            created_at: string;
                        }[];
                        page: number;
                        pageCount: number;
                        rowCount: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-voicemails-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the call that left it
                 * @example text
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "text",
                     *       "extn": "1022",
                     *       "caller_id_number": "text",
                     *       "caller_id_name": "text",
                     *       "heard": true,
                     *       "duration_ms": 1,
                     *       "file_size": 1,
                     *       "created_at": "text"
                     *     }
                     */
                    "application/json": {
                        /** @description the call that left it */
                        id: string;
                        extn: string;
                        caller_id_number: string;
                        caller_id_name: string;
                        /** @description its owner has listened to it */
                        heard: boolean;
                        duration_ms: number;
                        /** @description bytes */
                        file_size: number;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "put-api-voicemails-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the call that left it
                 * @example text
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "heard": true
                 *     }
                 */
                "application/json": {
                    heard: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "text",
                     *       "extn": "1022",
                     *       "caller_id_number": "text",
                     *       "caller_id_name": "text",
                     *       "heard": true,
                     *       "duration_ms": 1,
                     *       "file_size": 1,
                     *       "created_at": "text"
                     *     }
                     */
                    "application/json": {
                        /** @description the call that left it */
                        id: string;
                        extn: string;
                        caller_id_number: string;
                        caller_id_name: string;
                        /** @description its owner has listened to it */
                        heard: boolean;
                        duration_ms: number;
                        /** @description bytes */
                        file_size: number;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "delete-api-voicemails-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the call that left it
                 * @example text
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-voicemails-id-audio": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the call that left it
                 * @example text
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": unknown;
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-help-requests": {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 200 */
                perPage?: number;
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time
                 * @example 2026-10-01
                 */
                startDate?: string;
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time
                 * @example 2026-10-02
                 */
                endDate?: string;
                /** @example 1022 */
                agent?: string;
                /** @example f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b */
                callUUID?: string;
                /**
                 * @description true: only those that are open; false: only those that are over
                 * @example true
                 */
                open?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "help": "text",
                     *           "agent": "1022",
                     *           "callUUID": "f1f5fd2a-5b3c-4b0e-9f61-6f7f1a1f2a3b",
                     *           "queues": [
                     *             "text"
                     *           ],
                     *           "text": "text",
                     *           "asked_at": "text",
                     *           "ended_at": "text",
                     *           "end": "text",
                     *           "by": "text",
                     *           "manner": "text",
                     *           "answer": "text"
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "pageCount": 1,
                     *       "rowCount": 1
                     *     }
                     */
                    "application/json": {
                        data: {
                            /** @description id of the request */
                            help: string;
                            /** @description who asked */
                            agent: string;
                            /** @description the call that it was about; empty: none */
                            callUUID: string;
                            /** @description the agent's queues then: whose supervisors see it */
                            queues: string[];
                            text: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            asked_at: string;
                            /** @description null: it is open */
                            ended_at: string | null;
                            /** @description answered, withdrawn, call-ended, signed-out, timed-out or lost; null: it is open */
                            end: string | null;
                            /** @description who answered it or took it back; empty: nobody */
                            by: string;
                            /** @description message, listen, whisper, barge or take-over; empty: it was not answered */
                            manner: string;
                            /** @description of an answer by a message */
                            answer: string;
                        }[];
                        page: number;
                        pageCount: number;
                        rowCount: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-people-messages": {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 200 */
                perPage?: number;
                /**
                 * @description only what passed between the two
                 * @example text
                 */
                with?: string;
                /**
                 * @description true: only what one was sent and has not read
                 * @example true
                 */
                unread?: boolean;
                /**
                 * @description only messages before the one with this id: pages stay as they are while messages come in
                 * @example 1
                 */
                before?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "from": "text",
                     *           "to": "text",
                     *           "text": "text",
                     *           "help": "text",
                     *           "sent_at": "text",
                     *           "read_at": "text"
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "pageCount": 1,
                     *       "rowCount": 1
                     *     }
                     */
                    "application/json": {
                        data: {
                            /** @description later messages have higher ones */
                            id: number;
                            /** @description a user's login */
                            from: string;
                            to: string;
                            text: string;
                            /** @description the request for help that it answers; empty: none */
                            help: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            sent_at: string;
                            /** @description null: not read */
                            read_at: string | null;
                        }[];
                        page: number;
                        pageCount: number;
                        rowCount: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-audit": {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 200 */
                perPage?: number;
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time
                 * @example 2026-10-01
                 */
                startDate?: string;
                /**
                 * @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time
                 * @example 2026-10-02
                 */
                endDate?: string;
                /** @example text */
                user?: string;
                /** @example text */
                resource?: string;
                /**
                 * @description of the row in its resource
                 * @example text
                 */
                id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "time": "text",
                     *           "user": "text",
                     *           "user_id": 1,
                     *           "token_kind": "text",
                     *           "address": "192.0.2.10",
                     *           "resource": "text",
                     *           "resource_id": "text",
                     *           "action": "text",
                     *           "changed": [
                     *             "text"
                     *           ],
                     *           "before": {},
                     *           "after": {}
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "pageCount": 1,
                     *       "rowCount": 1
                     *     }
                     */
                    "application/json": {
                        data: {
                            id: number;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            time: string;
                            /** @description login of who did it; empty: the program itself */
                            user: string;
                            user_id: number | null;
                            /** @description user-token, extension-token, developer-key or none */
                            token_kind: string;
                            /** @description where the request came from */
                            address: string;
                            /** @description users, extensions, queues ... */
                            resource: string;
                            resource_id: string;
                            /** @description add, change or remove */
                            action: string;
                            /** @description names of the fields that were changed, also of those whose values are secret */
                            changed: string[];
                            /** @description the row as it was, without secrets */
                            before: {
                                [key: string]: unknown;
                            } | null;
                            /** @description the row as it is, without secrets */
                            after: {
                                [key: string]: unknown;
                            } | null;
                        }[];
                        page: number;
                        pageCount: number;
                        rowCount: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "name": "Alice",
                     *           "url": "https://crm.example.com/calls",
                     *           "enabled": true,
                     *           "disabled_reason": "text",
                     *           "version": 1,
                     *           "events": [
                     *             "text"
                     *           ],
                     *           "facts": [
                     *             "text"
                     *           ],
                     *           "queues": [
                     *             "text"
                     *           ],
                     *           "failing_since": "text",
                     *           "next_attempt_at": "text",
                     *           "last_fact": 1,
                     *           "former_secret_until": "text",
                     *           "created_at": "text",
                     *           "updated_at": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: {
                            id: number;
                            name: string;
                            url: string;
                            enabled: boolean;
                            /** @description why it was disabled by itself; empty: it was not */
                            disabled_reason: string;
                            /** @description 2: it is sent events; 1: facts as the engine has them */
                            version: 1 | 2;
                            /** @description empty: it is of version 1 */
                            events: string[];
                            /** @description empty: it is of version 2 */
                            facts: string[];
                            queues: string[];
                            /** @description empty: the last attempt went well, or there was none */
                            failing_since: string;
                            /** @description empty: nothing is being waited for */
                            next_attempt_at: string;
                            /** @description number of the last fact that it is done with */
                            last_fact: number;
                            /** @description so long the former secret signs as well; empty: there is none */
                            former_secret_until: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            created_at: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            updated_at: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "CRM",
                 *       "url": "https://crm.example.com/calls",
                 *       "events": [
                 *         "call-*"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description version 2: names of events, groups of them as call-* and party-*, or * for all */
                    events?: string[];
                    /** @description version 1, for webhooks that stand: types of facts, groups of them as call-*, or * for all */
                    facts?: string[];
                    enabled?: boolean;
                    /** @description only what is of these queues and of calls that have come into one of them; none: everything */
                    queues?: string[];
                    name: string;
                    url: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "id": 1,
                     *       "secret": "text"
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        id: number;
                        /** @description signs the messages; never shown again */
                        secret: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-webhooks-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "name": "Alice",
                     *       "url": "https://crm.example.com/calls",
                     *       "enabled": true,
                     *       "disabled_reason": "text",
                     *       "version": 1,
                     *       "events": [
                     *         "text"
                     *       ],
                     *       "facts": [
                     *         "text"
                     *       ],
                     *       "queues": [
                     *         "text"
                     *       ],
                     *       "failing_since": "text",
                     *       "next_attempt_at": "text",
                     *       "last_fact": 1,
                     *       "former_secret_until": "text",
                     *       "created_at": "text",
                     *       "updated_at": "text"
                     *     }
                     */
                    "application/json": {
                        id: number;
                        name: string;
                        url: string;
                        enabled: boolean;
                        /** @description why it was disabled by itself; empty: it was not */
                        disabled_reason: string;
                        /** @description 2: it is sent events; 1: facts as the engine has them */
                        version: 1 | 2;
                        /** @description empty: it is of version 1 */
                        events: string[];
                        /** @description empty: it is of version 2 */
                        facts: string[];
                        queues: string[];
                        /** @description empty: the last attempt went well, or there was none */
                        failing_since: string;
                        /** @description empty: nothing is being waited for */
                        next_attempt_at: string;
                        /** @description number of the last fact that it is done with */
                        last_fact: number;
                        /** @description so long the former secret signs as well; empty: there is none */
                        former_secret_until: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "put-api-webhooks-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "CRM"
                 *     }
                 */
                "application/json": {
                    /** @description version 2: names of events, groups of them as call-* and party-*, or * for all */
                    events?: string[];
                    /** @description version 1, for webhooks that stand: types of facts, groups of them as call-*, or * for all */
                    facts?: string[];
                    enabled?: boolean;
                    /** @description only what is of these queues and of calls that have come into one of them; none: everything */
                    queues?: string[];
                    name?: string;
                    url?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "id": 1
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        id: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "delete-api-webhooks-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "id": 1
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        id: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-webhooks-id-secret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "id": 1,
                     *       "secret": "text"
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        id: number;
                        /** @description signs the messages; never shown again */
                        secret: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-webhooks-id-test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "delivered": true,
                     *       "http_status": 1,
                     *       "error": "text",
                     *       "duration_ms": 1
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        delivered: boolean;
                        /** @description null: nothing was answered */
                        http_status: number | null;
                        /** @description empty: it went well */
                        error: string;
                        duration_ms: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "get-api-webhooks-id-deliveries": {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 200 */
                perPage?: number;
                /** @example delivered */
                status?: "delivered" | "failing" | "given-up";
            };
            header?: never;
            path: {
                /** @example 1 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "fact": 1,
                     *           "type": "text",
                     *           "status": "delivered",
                     *           "attempts": 1,
                     *           "http_status": 1,
                     *           "error": "text",
                     *           "duration_ms": 1,
                     *           "time": "text"
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "pageCount": 1,
                     *       "rowCount": 1
                     *     }
                     */
                    "application/json": {
                        data: {
                            /** @description the fact's number: position in its message, seq in one of version 1 */
                            fact: number;
                            /** @description the event's name; the fact's type where the webhook is of version 1 */
                            type: string;
                            /** @enum {string} */
                            status: "delivered" | "failing" | "given-up";
                            /** @description 0: given up with others, without being tried */
                            attempts: number;
                            /** @description null: nothing was answered */
                            http_status: number | null;
                            error: string;
                            duration_ms: number;
                            /** @description of the last attempt */
                            time: string;
                        }[];
                        page: number;
                        pageCount: number;
                        rowCount: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-webhooks-id-deliveries-fact-redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                id: number;
                /** @example 1 */
                fact: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": 200,
                     *       "delivered": true,
                     *       "http_status": 1,
                     *       "error": "text",
                     *       "duration_ms": 1
                     *     }
                     */
                    "application/json": {
                        /** @enum {number} */
                        code: 200;
                        delivered: boolean;
                        /** @description null: nothing was answered */
                        http_status: number | null;
                        /** @description empty: it went well */
                        error: string;
                        duration_ms: number;
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
    "post-api-xcc-timeDef-import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description {name, date} or {name, from, to}, each */
                    days_off?: ({
                        /**
                         * @description Of offday and workday: a name for people. Default: empty.
                         * @default
                         * @example test
                         */
                        name?: string;
                        date: string;
                    } | {
                        /**
                         * @description Of offday and workday: a name for people. Default: empty.
                         * @default
                         * @example test
                         */
                        name?: string;
                        from: string;
                        to: string;
                    })[];
                    /** @description days off that are worked: {name, date} or {name, from, to}, each */
                    workdays?: ({
                        /**
                         * @description Of offday and workday: a name for people. Default: empty.
                         * @default
                         * @example test
                         */
                        name?: string;
                        date: string;
                    } | {
                        /**
                         * @description Of offday and workday: a name for people. Default: empty.
                         * @default
                         * @example test
                         */
                        name?: string;
                        from: string;
                        to: string;
                    })[];
                    /** @description the same day by day, as other collections have it */
                    days?: {
                        /**
                         * @description Of offday and workday: a name for people. Default: empty.
                         * @default
                         * @example test
                         */
                        name?: string;
                        date: string;
                        isOffDay: boolean;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "added": 1,
                     *       "unchanged": 1,
                     *       "missing_years": [
                     *         1
                     *       ]
                     *     }
                     */
                    "application/json": {
                        added: number;
                        unchanged: number;
                        /** @description of this year and the next: those for which there is still no table */
                        missing_years: number[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            504: components["responses"]["Status504"];
        };
    };
}
