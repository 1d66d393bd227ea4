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
         * A recording's audio, by its id or as <id>.wav (ranges are served), <id>.mp3 or <id>.ogg
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
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "wrong-method" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "upgrade-required" | "too-many" | "internal" | "not-installed" | "starting" | "draining" | "store-away" | "outcome-unknown";
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
                    /** @description Not Authorized; in Chinese where Accept-Language asks for it */
                    error_text: string;
                } | {
                    /** @enum {number} */
                    code: 403;
                    /** @description Wrong username or password; in Chinese where Accept-Language asks for it */
                    text: string;
                } | {
                    /** @description the HTTP status */
                    code: number;
                    /**
                     * @description stable name of the error
                     * @enum {string}
                     */
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "wrong-method" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "upgrade-required" | "too-many" | "internal" | "not-installed" | "starting" | "draining" | "store-away" | "outcome-unknown";
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
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "wrong-method" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "upgrade-required" | "too-many" | "internal" | "not-installed" | "starting" | "draining" | "store-away" | "outcome-unknown";
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
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "wrong-method" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "upgrade-required" | "too-many" | "internal" | "not-installed" | "starting" | "draining" | "store-away" | "outcome-unknown";
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
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "wrong-method" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "upgrade-required" | "too-many" | "internal" | "not-installed" | "starting" | "draining" | "store-away" | "outcome-unknown";
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
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "wrong-method" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "upgrade-required" | "too-many" | "internal" | "not-installed" | "starting" | "draining" | "store-away" | "outcome-unknown";
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
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "wrong-method" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "upgrade-required" | "too-many" | "internal" | "not-installed" | "starting" | "draining" | "store-away" | "outcome-unknown";
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
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "wrong-method" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "upgrade-required" | "too-many" | "internal" | "not-installed" | "starting" | "draining" | "store-away" | "outcome-unknown";
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
                    /** @description the HTTP status */
                    code: number;
                    /**
                     * @description stable name of the error
                     * @enum {string}
                     */
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "wrong-method" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "upgrade-required" | "too-many" | "internal" | "not-installed" | "starting" | "draining" | "store-away" | "outcome-unknown";
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
        /** @description The body is not JSON */
        Status415: {
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
                    error: "invalid" | "not-authorized" | "forbidden" | "wrong-password" | "no-such" | "wrong-method" | "too-slow" | "conflict" | "too-large" | "unsupported-media-type" | "range-not-satisfiable" | "upgrade-required" | "too-many" | "internal" | "not-installed" | "starting" | "draining" | "store-away" | "outcome-unknown";
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
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The id of the request, as it stands in the log */
        "x-request-id": string;
        /** @description Of lists: send it back as cursor for the rows behind these; absent: there are none */
        "x-next-cursor": string;
        /** @description Seconds after which to ask again */
        "retry-after": number;
        /** @description Fields of the request that nobody reads */
        "x-ignored-fields": string;
        /** @description Fields that were stored but do nothing yet */
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    dev_key: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: number;
                        user_id: string;
                        expires: number;
                        sip_port: string;
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
                "application/json": {
                    extn: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        extn_id: string;
                        token: string;
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
                "application/json": {
                    login?: string | number;
                    /** @description the same */
                    username?: string | number;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    username?: string | number;
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                page?: number | string;
                perPage?: number | string;
                /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                cursor?: string;
                /** @description administrators: of this user; others see their own */
                user_id?: number | string;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                page?: number | string;
                perPage?: number | string;
                /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                cursor?: string;
                sort_field?: "id" | "user_id" | "name" | "origin" | "created_at";
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description whose it will be; the one who asks */
                    user_id?: number | string;
                    /** @description what it is for */
                    name?: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                page?: number | string;
                perPage?: number | string;
                /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                cursor?: string;
                /** @description a part of it */
                login?: string | number;
                /** @description a part of it */
                name?: string | number;
                type?: string | number;
                sort_field?: "id" | "login" | "name" | "type" | "extn" | "domain" | "email" | "tel" | "disabled" | "is_locked" | "last_login_at" | "created_at" | "updated_at";
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description 8 to 20 characters: upper and lower case letters, digits, special ones; besides as XCC_PASSWORD_POLICY asks */
                    password?: string;
                    /** @description number of his extension, which is made where there is none */
                    extn?: string | number;
                    /** @description of his extension; empty: the same as password; as XCC_PASSWORD_POLICY asks */
                    extn_password?: string;
                    /** @enum {string} */
                    type?: "NORMAL" | "AGENT" | "CONFMAN";
                    domain?: string | number;
                    /** @description empty: the name */
                    cid_name?: string | number;
                    /** @description empty: the extension's number */
                    cid_number?: string | number;
                    context?: string | number;
                    /** @description of his extension's mailbox; 4 to 10 digits, not its number, not counted, unless XCC_PASSWORD_POLICY is any */
                    vm_password?: string | number;
                    email?: string | number;
                    tel?: string | number;
                    tel_enabled?: boolean | (0 | 1) | string;
                    auto_record?: boolean | (0 | 1) | string;
                    disabled?: boolean | (0 | 1) | string;
                    mac_address?: string | number;
                    /** @enum {string} */
                    extn_type?: "SIP" | "WebRTC" | "H323" | "GATEWAY" | "SIP+WebRTC" | "HK";
                    is_super?: boolean | (0 | 1) | string;
                    is_admin?: boolean | (0 | 1) | string;
                    is_supervisor?: boolean | (0 | 1) | string;
                    idle_timeout?: (number | string) | null;
                    agent_info?: {
                        /** @description seconds of after-call work */
                        wrap_up_time?: number | string;
                        /** @description the same */
                        warp_up_time?: number | string;
                        /** @description seconds between after-call work and the next offer */
                        lag?: number | string;
                        /** @description seconds his phone rings; 0: as long as the queue says */
                        timeout?: number | string;
                        /** @description missed offers in a row after which he is put on break; 0: never */
                        max_no_answer?: number | string;
                        /** @description seconds without offers after he rejected one */
                        reject_delay_time?: number | string;
                        /** @description seconds without offers after his phone was busy */
                        busy_delay_time?: number | string;
                        /** @description calls at one time */
                        simo?: number | string;
                        level?: number | string;
                        position?: number | string;
                        hardware_phone_only?: boolean | (0 | 1) | string;
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
                        own_numbers?: string | number | (string | number)[];
                        /**
                         * @description as it is shown; what an agent is now is told by agent_state
                         * @enum {string}
                         */
                        status?: "Out" | "Available" | "Available(On Demand)" | "On Break";
                    };
                    /** @description the queues, by name, whose agents and calls a supervisor looks after; none: all */
                    queues?: (string | number)[];
                    login: string | number;
                    name: string | number;
                    /** @description also where a hotline of that number hides it */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 8 to 20 characters: upper and lower case letters, digits, special ones; besides as XCC_PASSWORD_POLICY asks */
                    password?: string;
                    /** @description number of his extension, which is made where there is none */
                    extn?: string | number;
                    /** @description of his extension; empty: the same as password; as XCC_PASSWORD_POLICY asks */
                    extn_password?: string;
                    /** @enum {string} */
                    type?: "NORMAL" | "AGENT" | "CONFMAN";
                    domain?: string | number;
                    /** @description empty: the name */
                    cid_name?: string | number;
                    /** @description empty: the extension's number */
                    cid_number?: string | number;
                    context?: string | number;
                    /** @description of his extension's mailbox; 4 to 10 digits, not its number, not counted, unless XCC_PASSWORD_POLICY is any */
                    vm_password?: string | number;
                    email?: string | number;
                    tel?: string | number;
                    tel_enabled?: boolean | (0 | 1) | string;
                    auto_record?: boolean | (0 | 1) | string;
                    disabled?: boolean | (0 | 1) | string;
                    mac_address?: string | number;
                    /** @enum {string} */
                    extn_type?: "SIP" | "WebRTC" | "H323" | "GATEWAY" | "SIP+WebRTC" | "HK";
                    is_super?: boolean | (0 | 1) | string;
                    is_admin?: boolean | (0 | 1) | string;
                    is_supervisor?: boolean | (0 | 1) | string;
                    idle_timeout?: (number | string) | null;
                    agent_info?: {
                        /** @description seconds of after-call work */
                        wrap_up_time?: number | string;
                        /** @description the same */
                        warp_up_time?: number | string;
                        /** @description seconds between after-call work and the next offer */
                        lag?: number | string;
                        /** @description seconds his phone rings; 0: as long as the queue says */
                        timeout?: number | string;
                        /** @description missed offers in a row after which he is put on break; 0: never */
                        max_no_answer?: number | string;
                        /** @description seconds without offers after he rejected one */
                        reject_delay_time?: number | string;
                        /** @description seconds without offers after his phone was busy */
                        busy_delay_time?: number | string;
                        /** @description calls at one time */
                        simo?: number | string;
                        level?: number | string;
                        position?: number | string;
                        hardware_phone_only?: boolean | (0 | 1) | string;
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
                        own_numbers?: string | number | (string | number)[];
                        /**
                         * @description as it is shown; what an agent is now is told by agent_state
                         * @enum {string}
                         */
                        status?: "Out" | "Available" | "Available(On Demand)" | "On Break";
                    };
                    /** @description the queues, by name, whose agents and calls a supervisor looks after; none: all */
                    queues?: (string | number)[];
                    /** @description as it is: it cannot be changed */
                    login?: string | number;
                    name?: string | number;
                    /** @description 0 unlocks, also what wrong passwords have locked; 1 locks until then */
                    is_locked?: boolean | (0 | 1) | string;
                    /**
                     * @description toggle: makes extn_id his first extension
                     * @enum {string}
                     */
                    action?: "toggle";
                    extn_id?: number | string;
                    /** @description also where a hotline of that number hides it */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description also where something names an extension of his or an agent uses it */
                force?: boolean | (0 | 1) | string;
            };
            header?: never;
            path: {
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description 8 to 20 characters: upper and lower case letters, digits, special ones; besides as XCC_PASSWORD_POLICY asks */
                    password?: string;
                    /** @description number of his extension, which is made where there is none */
                    extn?: string | number;
                    /** @description of his extension; empty: the same as password; as XCC_PASSWORD_POLICY asks */
                    extn_password?: string;
                    /** @enum {string} */
                    type?: "NORMAL" | "AGENT" | "CONFMAN";
                    domain?: string | number;
                    /** @description empty: the name */
                    cid_name?: string | number;
                    /** @description empty: the extension's number */
                    cid_number?: string | number;
                    context?: string | number;
                    /** @description of his extension's mailbox; 4 to 10 digits, not its number, not counted, unless XCC_PASSWORD_POLICY is any */
                    vm_password?: string | number;
                    email?: string | number;
                    tel?: string | number;
                    tel_enabled?: boolean | (0 | 1) | string;
                    auto_record?: boolean | (0 | 1) | string;
                    disabled?: boolean | (0 | 1) | string;
                    mac_address?: string | number;
                    /** @enum {string} */
                    extn_type?: "SIP" | "WebRTC" | "H323" | "GATEWAY" | "SIP+WebRTC" | "HK";
                    is_super?: boolean | (0 | 1) | string;
                    is_admin?: boolean | (0 | 1) | string;
                    is_supervisor?: boolean | (0 | 1) | string;
                    idle_timeout?: (number | string) | null;
                    agent_info?: {
                        /** @description seconds of after-call work */
                        wrap_up_time?: number | string;
                        /** @description the same */
                        warp_up_time?: number | string;
                        /** @description seconds between after-call work and the next offer */
                        lag?: number | string;
                        /** @description seconds his phone rings; 0: as long as the queue says */
                        timeout?: number | string;
                        /** @description missed offers in a row after which he is put on break; 0: never */
                        max_no_answer?: number | string;
                        /** @description seconds without offers after he rejected one */
                        reject_delay_time?: number | string;
                        /** @description seconds without offers after his phone was busy */
                        busy_delay_time?: number | string;
                        /** @description calls at one time */
                        simo?: number | string;
                        level?: number | string;
                        position?: number | string;
                        hardware_phone_only?: boolean | (0 | 1) | string;
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
                        own_numbers?: string | number | (string | number)[];
                        /**
                         * @description as it is shown; what an agent is now is told by agent_state
                         * @enum {string}
                         */
                        status?: "Out" | "Available" | "Available(On Demand)" | "On Break";
                    };
                    /** @description the queues, by name, whose agents and calls a supervisor looks after; none: all */
                    queues?: (string | number)[];
                    login: string | number;
                    name: string | number;
                    /** @description also where a hotline of that number hides it */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    page?: number | string;
                    page_size?: number | string;
                    /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                    cursor?: string;
                    /** @enum {string} */
                    search_field?: "id" | "user_id" | "extn" | "domain" | "name" | "type" | "cid_name" | "cid_number" | "context" | "description" | "priority" | "display_order" | "disabled" | "weblogin_disabled" | "sync_enabled" | "created_at" | "updated_at" | "deleted_at";
                    /** @description a part of what search_field holds; without search_field: of what any of those columns holds */
                    search_key?: string | number;
                    /** @enum {string} */
                    sort_field?: "id" | "user_id" | "extn" | "domain" | "name" | "type" | "cid_name" | "cid_number" | "context" | "description" | "priority" | "display_order" | "disabled" | "weblogin_disabled" | "sync_enabled" | "created_at" | "updated_at" | "deleted_at";
                    /**
                     * @default ascend
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        page: number;
                        page_count: number;
                        row_count: number;
                        data: {
                            ha1: string;
                            ha1b: string;
                            user_id: string;
                            cid_number: string;
                            vm_password: string;
                            description: string;
                            id: string;
                            display_order: string;
                            context: string;
                            extn: string;
                            domain: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            deleted_at: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            updated_at: string;
                            cid_name: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            created_at: string;
                            name: string;
                            type: string;
                            weblogin_disabled: string;
                            disabled: string;
                            sync_enabled: string;
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
                "application/json": {
                    id: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        domain: string;
                        extn: string;
                        sync_enabled: number;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                        disabled: number;
                        ha1: string;
                        login: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        name: string;
                        user_id: number;
                        weblogin_disabled: number;
                        priority: string;
                        ha1b: string;
                        display_order: string;
                        context: string;
                        type: string;
                        cid_number?: string;
                        cid_name?: string;
                        vm_password?: string;
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
                "application/json": {
                    /** @enum {string} */
                    type?: "SIP" | "VERTO" | "TEL";
                    cid_number?: string | number;
                    cid_name?: string | number;
                    context?: string | number;
                    domain?: string | number;
                    description?: string | number;
                    /** @description 4 to 10 digits, not its number, not counted, unless XCC_PASSWORD_POLICY is any; empty: no mailbox */
                    vm_password?: string | number;
                    priority?: number | string;
                    display_order?: number | string;
                    disabled?: boolean | (0 | 1) | string;
                    /** @description its user does not sign in with a password */
                    weblogin_disabled?: boolean | (0 | 1) | string;
                    sync_enabled?: boolean | (0 | 1) | string;
                    name: string | number;
                    extn: string | number;
                    /** @description what XCC_PASSWORD_POLICY takes */
                    password: string | number;
                    /** @description also where a hotline of that number hides it */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
                "application/json": {
                    /** @enum {string} */
                    type?: "SIP" | "VERTO" | "TEL";
                    cid_number?: string | number;
                    cid_name?: string | number;
                    context?: string | number;
                    domain?: string | number;
                    description?: string | number;
                    /** @description 4 to 10 digits, not its number, not counted, unless XCC_PASSWORD_POLICY is any; empty: no mailbox */
                    vm_password?: string | number;
                    priority?: number | string;
                    display_order?: number | string;
                    disabled?: boolean | (0 | 1) | string;
                    /** @description its user does not sign in with a password */
                    weblogin_disabled?: boolean | (0 | 1) | string;
                    sync_enabled?: boolean | (0 | 1) | string;
                    id: number | string;
                    name?: string | number;
                    /** @description what XCC_PASSWORD_POLICY takes */
                    password?: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
                "application/json": {
                    id: number | string;
                    /** @description also where something names it or an agent uses it */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
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
                "application/json": {
                    page?: number | string;
                    page_size?: number | string;
                    /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                    cursor?: string;
                    /** @enum {string} */
                    search_field?: "id" | "name" | "cti_template" | "strategy" | "server_ip" | "description" | "moh_sound" | "greeting" | "auto_record" | "notify_position" | "notify_position_interval" | "notify_agent_answer" | "notify_wait" | "survey" | "sticky" | "callback_key" | "retain_agent" | "agent_timeout" | "wait_timeout" | "wait_timeout_without_agent" | "capacity" | "priority" | "level_wait" | "overflow_capacity_action" | "wait_timeout_action" | "wait_timeout_without_agent_action" | "own_numbers" | "record_consultation" | "record_announcement" | "record_announcement_outgoing" | "wrap_up_mode" | "wrap_up_time" | "disposition_required" | "disposition_default" | "service_level_target" | "created_at" | "updated_at";
                    /** @description a part of what search_field holds; without search_field: of what any of those columns holds */
                    search_key?: string | number;
                    /** @enum {string} */
                    sort_field?: "id" | "name" | "cti_template" | "strategy" | "server_ip" | "description" | "moh_sound" | "greeting" | "auto_record" | "notify_position" | "notify_position_interval" | "notify_agent_answer" | "notify_wait" | "survey" | "sticky" | "callback_key" | "retain_agent" | "agent_timeout" | "wait_timeout" | "wait_timeout_without_agent" | "capacity" | "priority" | "level_wait" | "overflow_capacity_action" | "wait_timeout_action" | "wait_timeout_without_agent_action" | "own_numbers" | "record_consultation" | "record_announcement" | "record_announcement_outgoing" | "wrap_up_mode" | "wrap_up_time" | "disposition_required" | "disposition_default" | "service_level_target" | "created_at" | "updated_at";
                    /**
                     * @default ascend
                     * @enum {string}
                     */
                    sort_order?: "ascend" | "descend";
                    name?: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        page: number;
                        page_count: number;
                        row_count: number;
                        data: {
                            cti_template: string;
                            strategy: string;
                            id: number;
                            name: string;
                            greeting?: string;
                            record_announcement?: string;
                            record_announcement_outgoing?: number;
                            server_ip?: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            updated_at: string;
                            moh_sound?: string;
                            auto_record: number;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            created_at: string;
                            description?: string;
                            /** @description true or false */
                            notify_position?: string;
                            notify_position_interval?: number;
                            /** @description true or false */
                            notify_agent_answer?: string;
                            callback_key?: string;
                            sticky?: number;
                            survey?: number;
                            /** @description true or false */
                            notify_wait?: string;
                            retain_agent?: number;
                            agent_timeout?: number;
                            wait_timeout?: number;
                            wait_timeout_without_agent?: number;
                            capacity?: number;
                            priority?: number;
                            level_wait?: number;
                            overflow_capacity_action?: {
                                action: string;
                                type?: string;
                                data?: string;
                            };
                            wait_timeout_action?: {
                                action: string;
                                type?: string;
                                data?: string;
                            };
                            wait_timeout_without_agent_action?: {
                                action: string;
                                type?: string;
                                data?: string;
                            };
                            own_numbers?: string[];
                            record_consultation?: number;
                            wrap_up_mode?: string;
                            wrap_up_time?: number;
                            disposition_required?: number;
                            disposition_default?: string;
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
                "application/json": {
                    id: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cti_template: string;
                        strategy: string;
                        id: number;
                        name: string;
                        greeting?: string;
                        record_announcement?: string;
                        record_announcement_outgoing?: number;
                        server_ip?: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                        moh_sound?: string;
                        auto_record: number;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        description?: string;
                        /** @description true or false */
                        notify_position?: string;
                        notify_position_interval?: number;
                        /** @description true or false */
                        notify_agent_answer?: string;
                        callback_key?: string;
                        sticky?: number;
                        survey?: number;
                        /** @description true or false */
                        notify_wait?: string;
                        retain_agent?: number;
                        agent_timeout?: number;
                        wait_timeout?: number;
                        wait_timeout_without_agent?: number;
                        capacity?: number;
                        priority?: number;
                        level_wait?: number;
                        overflow_capacity_action?: {
                            action: string;
                            type?: string;
                            data?: string;
                        };
                        wait_timeout_action?: {
                            action: string;
                            type?: string;
                            data?: string;
                        };
                        wait_timeout_without_agent_action?: {
                            action: string;
                            type?: string;
                            data?: string;
                        };
                        own_numbers?: string[];
                        record_consultation?: number;
                        wrap_up_mode?: string;
                        wrap_up_time?: number;
                        disposition_required?: number;
                        disposition_default?: string;
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
                "application/json": {
                    server_ip?: ("" | null) | (string | number);
                    description?: ("" | null) | (string | number);
                    moh_sound?: ("" | null) | (string | number);
                    greeting?: ("" | null) | (string | number);
                    /** @enum {string} */
                    strategy?: "ring-all" | "longest-idle-agent" | "round-robin" | "top-down" | "agent-with-least-talk-time" | "agent-with-fewest-calls" | "sequentially-by-agent-order" | "random" | "ring-progressively";
                    auto_record?: boolean | (0 | 1) | string;
                    /** @description a sound that callers hear before anything of their call is recorded, once; default: the one that is shipped */
                    record_announcement?: unknown;
                    /** @description it is said to those, too, who are called outside in the queue's name */
                    record_announcement_outgoing?: unknown;
                    notify_position?: ("" | null) | (boolean | (0 | 1) | string);
                    notify_position_interval?: unknown;
                    notify_agent_answer?: ("" | null) | (boolean | (0 | 1) | string);
                    /** @description the key by which a waiting caller asks to be called back */
                    callback_key?: unknown;
                    /** @description seconds for which a caller is offered first to the agent who last served him; 0: not at all */
                    sticky?: unknown;
                    /** @description ask callers how it was when their agent has hung up */
                    survey?: unknown;
                    /** @description tell callers how long they may have to wait, where that can be said */
                    notify_wait?: unknown;
                    retain_agent?: ("" | null) | (number | string);
                    agent_timeout?: unknown;
                    wait_timeout?: unknown;
                    wait_timeout_without_agent?: unknown;
                    capacity?: ("" | null) | (number | string);
                    priority?: ("" | null) | (number | string);
                    /** @description before the next level of agents opens, seconds; 30 unless said otherwise, 0: all at once */
                    level_wait?: unknown;
                    overflow_capacity_action?: ("" | null) | (string | {
                        [key: string]: unknown;
                    });
                    wait_timeout_action?: "" | null;
                    wait_timeout_without_agent_action?: "" | null;
                    /** @description numbers that may be shown to who is called outside in the queue's name; a list, or with commas */
                    own_numbers?: unknown;
                    /** @description record consultations, too, each apart */
                    record_consultation?: unknown;
                    /** @description after-call work: none; optional (where the agent asks for it); manual (until the agent says so); timed, as unless said otherwise; forced (timed, and nobody ends it) */
                    wrap_up_mode?: "none" | "optional" | "manual" | "timed" | "forced";
                    /** @description seconds of after-call work; empty: as each agent's own wrap_up_time */
                    wrap_up_time?: unknown;
                    /** @description agents have to say what came of each call */
                    disposition_required?: unknown;
                    /** @description the code that is set where they have not said so in time */
                    disposition_default?: unknown;
                    /** @description seconds within which an answer is in time, in live figures and alarms; empty: 20 */
                    service_level_target?: unknown;
                    name: string | number;
                    /** @description also where a hotline of that number hides it */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
                "application/json": {
                    server_ip?: ("" | null) | (string | number);
                    description?: ("" | null) | (string | number);
                    moh_sound?: ("" | null) | (string | number);
                    greeting?: ("" | null) | (string | number);
                    /** @enum {string} */
                    strategy?: "ring-all" | "longest-idle-agent" | "round-robin" | "top-down" | "agent-with-least-talk-time" | "agent-with-fewest-calls" | "sequentially-by-agent-order" | "random" | "ring-progressively";
                    auto_record?: boolean | (0 | 1) | string;
                    /** @description a sound that callers hear before anything of their call is recorded, once; default: the one that is shipped */
                    record_announcement?: unknown;
                    /** @description it is said to those, too, who are called outside in the queue's name */
                    record_announcement_outgoing?: unknown;
                    notify_position?: ("" | null) | (boolean | (0 | 1) | string);
                    notify_position_interval?: unknown;
                    notify_agent_answer?: ("" | null) | (boolean | (0 | 1) | string);
                    /** @description the key by which a waiting caller asks to be called back */
                    callback_key?: unknown;
                    /** @description seconds for which a caller is offered first to the agent who last served him; 0: not at all */
                    sticky?: unknown;
                    /** @description ask callers how it was when their agent has hung up */
                    survey?: unknown;
                    /** @description tell callers how long they may have to wait, where that can be said */
                    notify_wait?: unknown;
                    retain_agent?: ("" | null) | (number | string);
                    agent_timeout?: unknown;
                    wait_timeout?: unknown;
                    wait_timeout_without_agent?: unknown;
                    capacity?: ("" | null) | (number | string);
                    priority?: ("" | null) | (number | string);
                    /** @description before the next level of agents opens, seconds; 30 unless said otherwise, 0: all at once */
                    level_wait?: unknown;
                    overflow_capacity_action?: ("" | null) | (string | {
                        [key: string]: unknown;
                    });
                    wait_timeout_action?: "" | null;
                    wait_timeout_without_agent_action?: "" | null;
                    /** @description numbers that may be shown to who is called outside in the queue's name; a list, or with commas */
                    own_numbers?: unknown;
                    /** @description record consultations, too, each apart */
                    record_consultation?: unknown;
                    /** @description after-call work: none; optional (where the agent asks for it); manual (until the agent says so); timed, as unless said otherwise; forced (timed, and nobody ends it) */
                    wrap_up_mode?: "none" | "optional" | "manual" | "timed" | "forced";
                    /** @description seconds of after-call work; empty: as each agent's own wrap_up_time */
                    wrap_up_time?: unknown;
                    /** @description agents have to say what came of each call */
                    disposition_required?: unknown;
                    /** @description the code that is set where they have not said so in time */
                    disposition_default?: unknown;
                    /** @description seconds within which an answer is in time, in live figures and alarms; empty: 20 */
                    service_level_target?: unknown;
                    id: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
                "application/json": {
                    id: number | string;
                    /** @description also where something leads to it, or somebody is signed in or waits */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agent: string | number;
                    /** @description 1, unless said otherwise, is offered first */
                    level?: number | string;
                    /** @description inside the level; 1 unless said otherwise */
                    position?: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
                agent: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    page?: number | string;
                    page_size?: number | string;
                    /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                    cursor?: string;
                    /** @enum {string} */
                    search_field?: "id" | "nbr" | "period_enable" | "period_type" | "type" | "numbers" | "description" | "record_announcement" | "created_at" | "updated_at" | "deleted_at";
                    /** @description a part of what search_field holds; without search_field: of what any of those columns holds */
                    search_key?: string | number;
                    /** @enum {string} */
                    sort_field?: "id" | "nbr" | "period_enable" | "period_type" | "type" | "numbers" | "description" | "record_announcement" | "created_at" | "updated_at" | "deleted_at";
                    /**
                     * @default ascend
                     * @enum {string}
                     */
                    sort_order?: "ascend" | "descend";
                    nbr?: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        page: number;
                        page_count: number;
                        row_count: number;
                        data: {
                            id: string;
                            nbr: string;
                            type: string;
                            numbers: string;
                            period_type: string;
                            period_enable: string;
                            description: string;
                            record_announcement?: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            created_at: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            updated_at: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
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
                "application/json": {
                    page?: number | string;
                    page_size?: number | string;
                    /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                    cursor?: string;
                    /** @enum {string} */
                    search_field?: "id" | "nbr" | "period_enable" | "period_type" | "type" | "numbers" | "description" | "record_announcement" | "created_at" | "updated_at" | "deleted_at";
                    /** @description a part of what search_field holds; without search_field: of what any of those columns holds */
                    search_key?: string | number;
                    /** @enum {string} */
                    sort_field?: "id" | "nbr" | "period_enable" | "period_type" | "type" | "numbers" | "description" | "record_announcement" | "created_at" | "updated_at" | "deleted_at";
                    /**
                     * @default ascend
                     * @enum {string}
                     */
                    sort_order?: "ascend" | "descend";
                    nbr?: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        page: number;
                        page_count: number;
                        row_count: number;
                        data: {
                            id: string;
                            nbr: string;
                            type: string;
                            numbers: string;
                            period_type: string;
                            period_enable: string;
                            description: string;
                            record_announcement?: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            created_at: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                            updated_at: string;
                            /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
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
                "application/json": {
                    id: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        nbr: string;
                        type: string;
                        numbers: string;
                        period_type: string;
                        period_enable: string;
                        description: string;
                        record_announcement?: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
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
                "application/json": {
                    id: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        nbr: string;
                        type: string;
                        numbers: string;
                        period_type: string;
                        period_enable: string;
                        description: string;
                        record_announcement?: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        updated_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
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
                "application/json": {
                    period_enable?: boolean | (0 | 1) | string;
                    /** @enum {string} */
                    period_type?: "work" | "holiday" | "off";
                    description?: string | number;
                    /** @description a sound that callers hear before anything of their call is recorded, once; default: the one that is shipped */
                    record_announcement?: unknown;
                    nbr: string | number;
                    /** @enum {string} */
                    type: "only" | "ringall" | "ivr" | "queue";
                    numbers: (string | number) | (string | number)[];
                    /** @description also where it hides an extension, an IVR or a queue of that number */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
                "application/json": {
                    period_enable?: boolean | (0 | 1) | string;
                    /** @enum {string} */
                    period_type?: "work" | "holiday" | "off";
                    description?: string | number;
                    /** @description a sound that callers hear before anything of their call is recorded, once; default: the one that is shipped */
                    record_announcement?: unknown;
                    nbr: string | number;
                    /** @enum {string} */
                    type: "only" | "ringall" | "ivr" | "queue";
                    numbers: (string | number) | (string | number)[];
                    /** @description also where it hides an extension, an IVR or a queue of that number */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
                "application/json": {
                    period_enable?: boolean | (0 | 1) | string;
                    /** @enum {string} */
                    period_type?: "work" | "holiday" | "off";
                    description?: string | number;
                    /** @description a sound that callers hear before anything of their call is recorded, once; default: the one that is shipped */
                    record_announcement?: unknown;
                    id: number | string;
                    nbr?: string | number;
                    /** @enum {string} */
                    type?: "only" | "ringall" | "ivr" | "queue";
                    numbers?: (string | number) | (string | number)[];
                    /** @description also where it hides an extension, an IVR or a queue of that number */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    period_enable?: boolean | (0 | 1) | string;
                    /** @enum {string} */
                    period_type?: "work" | "holiday" | "off";
                    description?: string | number;
                    /** @description a sound that callers hear before anything of their call is recorded, once; default: the one that is shipped */
                    record_announcement?: unknown;
                    id: number | string;
                    nbr?: string | number;
                    /** @enum {string} */
                    type?: "only" | "ringall" | "ivr" | "queue";
                    numbers?: (string | number) | (string | number)[];
                    /** @description also where it hides an extension, an IVR or a queue of that number */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    id: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    id: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    enabled?: boolean | (0 | 1) | string;
                    /** @description 5060 unless told otherwise; 0, and with a host name the default: as its SRV records say, else 5060 */
                    port?: number | string;
                    /** @enum {string} */
                    transport?: "udp" | "tcp";
                    /** @description where the carrier asks who calls */
                    login?: string | number;
                    /** @description never shown again */
                    password?: string | number;
                    /** @description log in at the carrier, which then knows where we are */
                    registers?: boolean | (0 | 1) | string;
                    /** @description the carrier's domain, where we log in */
                    domain?: string | number;
                    /** @description seconds that a login is asked for */
                    expires?: number | string;
                    /** @description lines are tried in this order, 1 first */
                    priority?: number | string;
                    /** @description calls at a time, both ways; 0: no limit */
                    max_calls?: number | string;
                    /** @description numbers that go out over it; the first that fits; none: only calls in */
                    outbound?: {
                        /** @description numbers that begin so; empty: every number */
                        prefix?: string | number;
                        /** @description so many characters are taken off the front */
                        strip?: number | string;
                        /** @description and this is put there instead */
                        prepend?: string | number;
                    }[];
                    /** @description what the carrier's numbers are called here */
                    inbound?: {
                        /** @description numbers that begin so; empty: every number */
                        prefix?: string | number;
                        /** @description so many characters are taken off the front */
                        strip?: number | string;
                        /** @description and this is put there instead */
                        prepend?: string | number;
                    }[];
                    /** @description what its callers' numbers are compared as; shown and called back they are as they came */
                    callers?: {
                        /** @description numbers that begin so; empty: every number */
                        prefix?: string | number;
                        /** @description so many characters are taken off the front */
                        strip?: number | string;
                        /** @description and this is put there instead */
                        prepend?: string | number;
                    }[];
                    /** @description shown to those who are called; empty: the caller's own */
                    caller_number?: string | number;
                    /** @description callers who come over it may dial extensions */
                    reaches_extensions?: boolean | (0 | 1) | string;
                    /** @description extensions of these may call out; none: all */
                    contexts?: (string | number)[];
                    description?: string | number;
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
                    name: string | number;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled?: boolean | (0 | 1) | string;
                    /** @description 5060 unless told otherwise; 0, and with a host name the default: as its SRV records say, else 5060 */
                    port?: number | string;
                    /** @enum {string} */
                    transport?: "udp" | "tcp";
                    /** @description where the carrier asks who calls */
                    login?: string | number;
                    /** @description never shown again */
                    password?: string | number;
                    /** @description log in at the carrier, which then knows where we are */
                    registers?: boolean | (0 | 1) | string;
                    /** @description the carrier's domain, where we log in */
                    domain?: string | number;
                    /** @description seconds that a login is asked for */
                    expires?: number | string;
                    /** @description lines are tried in this order, 1 first */
                    priority?: number | string;
                    /** @description calls at a time, both ways; 0: no limit */
                    max_calls?: number | string;
                    /** @description numbers that go out over it; the first that fits; none: only calls in */
                    outbound?: {
                        /** @description numbers that begin so; empty: every number */
                        prefix?: string | number;
                        /** @description so many characters are taken off the front */
                        strip?: number | string;
                        /** @description and this is put there instead */
                        prepend?: string | number;
                    }[];
                    /** @description what the carrier's numbers are called here */
                    inbound?: {
                        /** @description numbers that begin so; empty: every number */
                        prefix?: string | number;
                        /** @description so many characters are taken off the front */
                        strip?: number | string;
                        /** @description and this is put there instead */
                        prepend?: string | number;
                    }[];
                    /** @description what its callers' numbers are compared as; shown and called back they are as they came */
                    callers?: {
                        /** @description numbers that begin so; empty: every number */
                        prefix?: string | number;
                        /** @description so many characters are taken off the front */
                        strip?: number | string;
                        /** @description and this is put there instead */
                        prepend?: string | number;
                    }[];
                    /** @description shown to those who are called; empty: the caller's own */
                    caller_number?: string | number;
                    /** @description callers who come over it may dial extensions */
                    reaches_extensions?: boolean | (0 | 1) | string;
                    /** @description extensions of these may call out; none: all */
                    contexts?: (string | number)[];
                    description?: string | number;
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
                    name?: string | number;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                page?: number | string;
                perPage?: number | string;
                /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                cursor?: string;
                /** @description this one only */
                extn?: string | number;
                /** @description only those that are, or are not */
                registered?: boolean | (0 | 1) | string;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    page?: number | string;
                    page_size?: number | string;
                    /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                    cursor?: string;
                    /** @enum {string} */
                    search_field?: "id" | "parent_id" | "level" | "name" | "nbr" | "type" | "voice_type" | "media_file" | "repeat_timeout" | "repeat_prompts" | "call_extn_allowed" | "record" | "transfer_time" | "timeout_enable" | "timeout" | "business_type" | "numbers" | "digits" | "created_at" | "updated_at" | "deleted_at";
                    /** @description a part of what search_field holds; without search_field: of what any of those columns holds */
                    search_key?: string | number;
                    /** @enum {string} */
                    sort_field?: "id" | "parent_id" | "level" | "name" | "nbr" | "type" | "voice_type" | "media_file" | "repeat_timeout" | "repeat_prompts" | "call_extn_allowed" | "record" | "transfer_time" | "timeout_enable" | "timeout" | "business_type" | "numbers" | "digits" | "created_at" | "updated_at" | "deleted_at";
                    /**
                     * @default ascend
                     * @enum {string}
                     */
                    sort_order?: "ascend" | "descend";
                    name?: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        page: number;
                        page_count: number;
                        row_count: number;
                        data: {
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
                "application/json": {
                    page?: number | string;
                    page_size?: number | string;
                    /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                    cursor?: string;
                    /** @enum {string} */
                    search_field?: "id" | "parent_id" | "level" | "name" | "nbr" | "type" | "voice_type" | "media_file" | "repeat_timeout" | "repeat_prompts" | "call_extn_allowed" | "record" | "transfer_time" | "timeout_enable" | "timeout" | "business_type" | "numbers" | "digits" | "created_at" | "updated_at" | "deleted_at";
                    /** @description a part of what search_field holds; without search_field: of what any of those columns holds */
                    search_key?: string | number;
                    /** @enum {string} */
                    sort_field?: "id" | "parent_id" | "level" | "name" | "nbr" | "type" | "voice_type" | "media_file" | "repeat_timeout" | "repeat_prompts" | "call_extn_allowed" | "record" | "transfer_time" | "timeout_enable" | "timeout" | "business_type" | "numbers" | "digits" | "created_at" | "updated_at" | "deleted_at";
                    /**
                     * @default ascend
                     * @enum {string}
                     */
                    sort_order?: "ascend" | "descend";
                    name?: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        page: number;
                        page_count: number;
                        row_count: number;
                        data: {
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
                "application/json": {
                    id: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    id: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    nbr?: ("" | null) | (string | number);
                    /** @enum {string} */
                    voice_type?: "file";
                    media_file?: ("" | null) | (string | number);
                    /** @description seconds to wait for a key */
                    repeat_timeout?: unknown;
                    /** @description how often the prompt is played at most */
                    repeat_prompts?: unknown;
                    /** @description whether an extension's number may be keyed in */
                    call_extn_allowed?: boolean | (0 | 1) | string;
                    /**
                     * @description who lately called the caller is called first
                     * @enum {string}
                     */
                    record?: "close" | "miss" | "all";
                    /** @description seconds to wait before a transfer */
                    transfer_time?: unknown;
                    timeout_enable?: boolean | (0 | 1) | string;
                    /** @description seconds each number rings */
                    timeout?: unknown;
                    business_type?: ("" | null) | ("order" | "memory" | "ringall" | "queue");
                    /** @description numbers with commas between them; a queue's name where business_type is queue */
                    numbers?: (string | number)[];
                    digits?: ("" | null) | (string | number);
                    name: string | number;
                    /** @enum {string} */
                    type: "transfer" | "next" | "prev" | "top";
                    /** @description 0 at the top */
                    level?: unknown;
                    parent_id?: ("" | null) | ((0 | "0") | (number | string));
                    /** @description also where a hotline of that number hides it */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
                "application/json": {
                    nbr?: ("" | null) | (string | number);
                    /** @enum {string} */
                    voice_type?: "file";
                    media_file?: ("" | null) | (string | number);
                    /** @description seconds to wait for a key */
                    repeat_timeout?: unknown;
                    /** @description how often the prompt is played at most */
                    repeat_prompts?: unknown;
                    /** @description whether an extension's number may be keyed in */
                    call_extn_allowed?: boolean | (0 | 1) | string;
                    /**
                     * @description who lately called the caller is called first
                     * @enum {string}
                     */
                    record?: "close" | "miss" | "all";
                    /** @description seconds to wait before a transfer */
                    transfer_time?: unknown;
                    timeout_enable?: boolean | (0 | 1) | string;
                    /** @description seconds each number rings */
                    timeout?: unknown;
                    business_type?: ("" | null) | ("order" | "memory" | "ringall" | "queue");
                    /** @description numbers with commas between them; a queue's name where business_type is queue */
                    numbers?: (string | number)[];
                    digits?: ("" | null) | (string | number);
                    name: string | number;
                    /** @enum {string} */
                    type: "transfer" | "next" | "prev" | "top";
                    /** @description 0 at the top */
                    level?: unknown;
                    parent_id?: ("" | null) | ((0 | "0") | (number | string));
                    /** @description also where a hotline of that number hides it */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
                "application/json": {
                    nbr?: ("" | null) | (string | number);
                    /** @enum {string} */
                    voice_type?: "file";
                    media_file?: ("" | null) | (string | number);
                    /** @description seconds to wait for a key */
                    repeat_timeout?: unknown;
                    /** @description how often the prompt is played at most */
                    repeat_prompts?: unknown;
                    /** @description whether an extension's number may be keyed in */
                    call_extn_allowed?: boolean | (0 | 1) | string;
                    /**
                     * @description who lately called the caller is called first
                     * @enum {string}
                     */
                    record?: "close" | "miss" | "all";
                    /** @description seconds to wait before a transfer */
                    transfer_time?: unknown;
                    timeout_enable?: boolean | (0 | 1) | string;
                    /** @description seconds each number rings */
                    timeout?: unknown;
                    business_type?: ("" | null) | ("order" | "memory" | "ringall" | "queue");
                    /** @description numbers with commas between them; a queue's name where business_type is queue */
                    numbers?: (string | number)[];
                    digits?: ("" | null) | (string | number);
                    id: number | string;
                    name?: string | number;
                    /** @enum {string} */
                    type?: "transfer" | "next" | "prev" | "top";
                    /** @description give it another number also where a hotline or a queue leads to it, or a hotline has that one */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    nbr?: ("" | null) | (string | number);
                    /** @enum {string} */
                    voice_type?: "file";
                    media_file?: ("" | null) | (string | number);
                    /** @description seconds to wait for a key */
                    repeat_timeout?: unknown;
                    /** @description how often the prompt is played at most */
                    repeat_prompts?: unknown;
                    /** @description whether an extension's number may be keyed in */
                    call_extn_allowed?: boolean | (0 | 1) | string;
                    /**
                     * @description who lately called the caller is called first
                     * @enum {string}
                     */
                    record?: "close" | "miss" | "all";
                    /** @description seconds to wait before a transfer */
                    transfer_time?: unknown;
                    timeout_enable?: boolean | (0 | 1) | string;
                    /** @description seconds each number rings */
                    timeout?: unknown;
                    business_type?: ("" | null) | ("order" | "memory" | "ringall" | "queue");
                    /** @description numbers with commas between them; a queue's name where business_type is queue */
                    numbers?: (string | number)[];
                    digits?: ("" | null) | (string | number);
                    id: number | string;
                    name?: string | number;
                    /** @enum {string} */
                    type?: "transfer" | "next" | "prev" | "top";
                    /** @description give it another number also where a hotline or a queue leads to it, or a hotline has that one */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    id: number | string;
                    /** @description also where a hotline or a queue leads to it */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    id: number | string;
                    /** @description also where a hotline or a queue leads to it */
                    force?: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                     * @description offwork is the same as offday
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name?: string;
                        weekday?: string;
                        start_time?: string;
                        end_time?: string;
                        start_date?: string;
                        end_date?: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
                        created_at: string;
                        /** @description YYYY-MM-DD HH:MM:SS, local time; empty: none */
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
                    /** @description offday, workday */
                    name?: string | number;
                    /** @description work_time: 1 Monday to 7 Sunday */
                    weekday?: number | string;
                    /** @description work_time: HH:MM:SS */
                    start_time?: string;
                    /** @description work_time: HH:MM:SS; before the start: it crosses midnight */
                    end_time?: string;
                    /** @description offday, workday: MM-DD HH:MM:SS, every year, or with YYYY- */
                    start_date?: string;
                    /** @description offday, workday: the last second, in the same form */
                    end_date?: string;
                    /**
                     * @description offwork is the same as offday
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
                    /** @description offday, workday */
                    name?: string | number;
                    /** @description work_time: 1 Monday to 7 Sunday */
                    weekday?: number | string;
                    /** @description work_time: HH:MM:SS */
                    start_time?: string;
                    /** @description work_time: HH:MM:SS; before the start: it crosses midnight */
                    end_time?: string;
                    /** @description offday, workday: MM-DD HH:MM:SS, every year, or with YYYY- */
                    start_date?: string;
                    /** @description offday, workday: the last second, in the same form */
                    end_date?: string;
                    /**
                     * @description offwork is the same as offday
                     * @enum {string}
                     */
                    type: "work_time" | "offday" | "offwork" | "workday";
                    id: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
                     * @description offwork is the same as offday
                     * @enum {string}
                     */
                    type: "work_time" | "offday" | "offwork" | "workday";
                    id: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ip: string;
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
                page?: number | string;
                perPage?: number | string;
                /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                cursor?: string;
                number?: string | number;
                kind?: "vip" | "black";
                sortField?: "id" | "number" | "match" | "kind" | "priority" | "note" | "created_at" | "updated_at";
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /**
                     * @description exact: this very number; prefix: all that begin with it
                     * @enum {string}
                     */
                    match?: "exact" | "prefix";
                    /** @description of a VIP, 10 unless said otherwise: the higher goes first in every line */
                    priority?: number | string;
                    note?: string | number;
                    number: string | number;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description exact: this very number; prefix: all that begin with it
                     * @enum {string}
                     */
                    match?: "exact" | "prefix";
                    /** @description of a VIP, 10 unless said otherwise: the higher goes first in every line */
                    priority?: number | string;
                    note?: string | number;
                    number?: string | number;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time */
                startDate?: string | number;
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time */
                endDate?: string | number;
                queue?: string | number;
                agent?: string | number;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                queue?: string | number;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description id of the disposition that it stands under; empty: none */
                    parent?: unknown;
                    /** @description what people read; the code unless said otherwise */
                    name?: string | number;
                    /** @description the same in English; the name unless said otherwise */
                    name_en?: string | number;
                    /** @description it can be chosen, and what is under it; true unless said otherwise */
                    active?: boolean | (0 | 1) | string;
                    /** @description among those beside it, the smallest first */
                    position?: number | string;
                    /** @description stands in records and reports; once in its tree */
                    code: string | number;
                    /** @description empty: of the center's own tree */
                    queue?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description id of the disposition that it stands under; empty: none */
                    parent?: unknown;
                    /** @description what people read; the code unless said otherwise */
                    name?: string | number;
                    /** @description the same in English; the name unless said otherwise */
                    name_en?: string | number;
                    /** @description it can be chosen, and what is under it; true unless said otherwise */
                    active?: boolean | (0 | 1) | string;
                    /** @description among those beside it, the smallest first */
                    position?: number | string;
                    code?: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time; none: the beginning of today */
                startDate?: string | number;
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time, included; none: now */
                endDate?: string | number;
                queue?: string | number;
                agent?: string | number;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description what people read; the code unless said otherwise */
                    name?: string | number;
                    /** @description the same in English; the name unless said otherwise */
                    name_en?: string | number;
                    /** @description how long such a break lasts; empty: until the agent is ready */
                    minutes?: unknown;
                    /** @description the agent is ready by themselves then; else its end is only shown */
                    then_ready?: boolean | (0 | 1) | string;
                    /** @description it can be chosen; true unless said otherwise */
                    active?: boolean | (0 | 1) | string;
                    /** @description in the list, the smallest first */
                    position?: number | string;
                    code: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description what people read; the code unless said otherwise */
                    name?: string | number;
                    /** @description the same in English; the name unless said otherwise */
                    name_en?: string | number;
                    /** @description how long such a break lasts; empty: until the agent is ready */
                    minutes?: unknown;
                    /** @description the agent is ready by themselves then; else its end is only shown */
                    then_ready?: boolean | (0 | 1) | string;
                    /** @description it can be chosen; true unless said otherwise */
                    active?: boolean | (0 | 1) | string;
                    /** @description in the list, the smallest first */
                    position?: number | string;
                    code?: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /**
                     * @description warning unless said otherwise
                     * @enum {string}
                     */
                    severity?: "warning" | "critical";
                    /** @description with the metric time-in-state only, which takes one */
                    state?: "READY" | "UNREADY" | "DIALING" | "RINGING" | "TALKING" | "HELD" | "ACW";
                    /** @description with the metric service-level only: which; answered-in-time-of-handled unless said otherwise */
                    level?: "answered-in-time-of-answered" | "handled-in-time-of-handled" | "answered-in-time-of-handled" | "answered-in-time-of-handled-without-short" | "answered-in-time-of-offered";
                    /** @description it, or its agents; empty: every one */
                    queue?: unknown;
                    /** @description with a metric of agents; empty: every one */
                    agent?: unknown;
                    /** @description for so long before it fires; 10 unless said otherwise */
                    for_seconds?: number | string;
                    /** @description it clears when the figure is below this (at-least) or above it (at-most); empty: the threshold */
                    clear_threshold?: unknown;
                    /** @description for so long before it clears; 30 unless said otherwise */
                    clear_seconds?: number | string;
                    /** @description of shares: so many callers must have been counted today; 1 unless said otherwise */
                    least_callers?: number | string;
                    /** @description true unless said otherwise */
                    active?: boolean | (0 | 1) | string;
                    name: string | number;
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
                    threshold: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description warning unless said otherwise
                     * @enum {string}
                     */
                    severity?: "warning" | "critical";
                    /** @description with the metric time-in-state only, which takes one */
                    state?: "READY" | "UNREADY" | "DIALING" | "RINGING" | "TALKING" | "HELD" | "ACW";
                    /** @description with the metric service-level only: which; answered-in-time-of-handled unless said otherwise */
                    level?: "answered-in-time-of-answered" | "handled-in-time-of-handled" | "answered-in-time-of-handled" | "answered-in-time-of-handled-without-short" | "answered-in-time-of-offered";
                    /** @description it, or its agents; empty: every one */
                    queue?: unknown;
                    /** @description with a metric of agents; empty: every one */
                    agent?: unknown;
                    /** @description for so long before it fires; 10 unless said otherwise */
                    for_seconds?: number | string;
                    /** @description it clears when the figure is below this (at-least) or above it (at-most); empty: the threshold */
                    clear_threshold?: unknown;
                    /** @description for so long before it clears; 30 unless said otherwise */
                    clear_seconds?: number | string;
                    /** @description of shares: so many callers must have been counted today; 1 unless said otherwise */
                    least_callers?: number | string;
                    /** @description true unless said otherwise */
                    active?: boolean | (0 | 1) | string;
                    name?: string | number;
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
                    threshold?: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                page?: number | string;
                perPage?: number | string;
                /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                cursor?: string;
                state?: "open" | "cleared";
                /** @description only those that somebody has, or nobody has, acknowledged */
                acknowledged?: boolean | (0 | 1) | string;
                rule?: string | number;
                queue?: string | number;
                agent?: string | number;
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time */
                startDate?: string | number;
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time */
                endDate?: string | number;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description csv: the queues */
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time; none: the beginning of today */
                startDate?: string | number;
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time, included; none: now */
                endDate?: string | number;
                /** @description none: all of the time is one */
                interval?: "none" | "15m" | "30m" | "hour" | "day";
                /** @description only this queue's callers */
                queue?: string | number;
                /** @description only this agent, and whom he answered */
                agent?: string | number;
                /** @description only who had dialled this hotline */
                hotline?: string | number;
                /** @description seconds within which a call is in time */
                target?: number | string;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time; none: the beginning of today */
                startDate?: string | number;
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time, included; none: now */
                endDate?: string | number;
                /** @description none: all of the time is one */
                interval?: "none" | "15m" | "30m" | "hour" | "day";
                /** @description only this queue's callers */
                queue?: string | number;
                /** @description only this agent, and whom he answered */
                agent?: string | number;
                /** @description only who had dialled this hotline */
                hotline?: string | number;
                /** @description seconds within which a call is in time */
                target?: number | string;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time; none: the beginning of today */
                startDate?: string | number;
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time, included; none: now */
                endDate?: string | number;
                /** @description none: all of the time is one */
                interval?: "none" | "15m" | "30m" | "hour" | "day";
                /** @description only this queue's callers */
                queue?: string | number;
                /** @description only this agent, and whom he answered */
                agent?: string | number;
                /** @description only who had dialled this hotline */
                hotline?: string | number;
                /** @description seconds within which a call is in time */
                target?: number | string;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time; none: the beginning of today */
                startDate?: string | number;
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time, included; none: now */
                endDate?: string | number;
                /** @description none: all of the time is one */
                interval?: "none" | "15m" | "30m" | "hour" | "day";
                /** @description only this queue's callers */
                queue?: string | number;
                /** @description only this agent, and whom he answered */
                agent?: string | number;
                /** @description only who had dialled this hotline */
                hotline?: string | number;
                /** @description seconds within which a call is in time */
                target?: number | string;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                number: string | number;
                /** @description YYYY-MM-DD HH:MM:SS, local time; now, where it is not given */
                at?: string | number;
                /** @description who calls: an extension, or a number outside */
                from?: string | number;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                name: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                name: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string | number;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn: string | number;
                    /** @description a queue, by its name */
                    queue?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string | number;
                    /** @description a queue, by its name */
                    queue?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string | number;
                    /** @description a queue, by its name */
                    queue: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string | number;
                    /** @description a queue, by its name */
                    queue?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string | number;
                    /** @description a queue, by its name */
                    queue?: unknown;
                    /** @description why, as reports show it */
                    reason?: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string | number;
                    /** @description a queue, by its name */
                    queue?: unknown;
                    /** @description why, as reports show it */
                    reason?: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string | number;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent: string | number;
                    /** @description a queue, by its name */
                    queue?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string | number;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent: string | number;
                    /** @description a queue, by its name */
                    queue?: unknown;
                    /** @description why, as reports show it */
                    reason?: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: string | number;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent: string | number;
                    /** @description a queue, by its name */
                    queue?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent: string | number;
                    /** @description how much longer, 1 to 900 */
                    seconds: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description a disposition's code, as GET /api/dispositions lists them; left out: it stays as it is */
                    code?: unknown;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description a number, as it would be dialled on the phone */
                    destNumber?: unknown;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: unknown;
                    /** @description an extension */
                    destExtn?: unknown;
                    /** @description a queue, by its name */
                    queue?: unknown;
                    /** @description the number to be shown to who is called outside: one of own_numbers of the agent or of the queue */
                    cidNumber?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                    /** @description keys: 0 to 9, *, #, A to D; at most 32 */
                    dtmf: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                    /** @description a number, as it would be dialled on the phone */
                    destNumber?: unknown;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: unknown;
                    /** @description an extension */
                    destExtn?: unknown;
                    /** @description a queue, by its name */
                    queue?: unknown;
                    /** @description a menu, by its number */
                    ivr?: unknown;
                    /** @description the number to be shown to who is called outside: one of own_numbers of the agent or of the queue */
                    cidNumber?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                    /** @description a number, as it would be dialled on the phone */
                    destNumber?: unknown;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: unknown;
                    /** @description an extension */
                    destExtn?: unknown;
                    /** @description a queue, by its name */
                    queue?: unknown;
                    /** @description a menu, by its number */
                    ivr?: unknown;
                    /** @description the number to be shown to who is called outside: one of own_numbers of the agent or of the queue */
                    cidNumber?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID: string | number;
                    /** @description the same, where only the leg of the other party is known */
                    destUUID?: unknown;
                    /** @description a number, as it would be dialled on the phone */
                    destNumber?: unknown;
                    /** @description an agent, by the work number, wherever they are signed in */
                    destAgent?: unknown;
                    /** @description an extension */
                    destExtn?: unknown;
                    /** @description a queue, by its name */
                    queue?: unknown;
                    /** @description a menu, by its number */
                    ivr?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description id of the call, or of one of its legs; left out: the call that the agent is in */
                    callUUID?: unknown;
                    /** @description what is said, up to 1000 characters on any number of lines; it is never read as markup */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description id of a request for help; left out: the agent's own that is open */
                    help?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
                    extn?: unknown;
                    /** @description id of a request for help; left out: the agent's own that is open */
                    help: string | number;
                    /**
                     * @description how it is answered: message, listen, whisper or barge; left out: message
                     * @default message
                     * @enum {string}
                     */
                    manner?: "message" | "listen" | "whisper" | "barge";
                    /** @description what is said, up to 1000 characters on any number of lines; it is never read as markup */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description a user's login */
                    to: string | number;
                    /** @description what is said, up to 1000 characters on any number of lines; it is never read as markup */
                    text: string;
                    /** @description a text of the sender's own choice: the same message sent again with it is not sent twice */
                    key?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description a message's id: that one and all before it are read */
                    upTo: number | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description work number of the agent who acts, or group.number; where it may be left out: whose token it is */
                    agent?: unknown;
                    /** @description a queue, by its name */
                    queue?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description a queue, by its name */
                    queue?: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description of the words */
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                queue?: string | number;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                page?: number | string;
                perPage?: number | string;
                /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                cursor?: string;
                dateType?: "start" | "start_stamp" | "end" | "end_stamp";
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time */
                startDate?: string | number;
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time */
                endDate?: string | number;
                cidNumber?: string | number;
                destNumber?: string | number;
                /** @description a part of either number */
                q?: string | number;
                /** @description the last one that the call waited in */
                queue?: string | number;
                /** @description whom a queue had offered the call and who talked with the caller last */
                agent?: string | number;
                /** @description the first one that the call came to */
                hotline?: string | number;
                /** @description of its last stay in a queue */
                outcome?: "answered" | "abandoned" | "timed-out" | "overflowed" | "no-agent" | "transferred-out" | "error";
                hangupCause?: "NORMAL_CLEARING" | "USER_BUSY" | "NO_ANSWER" | "CALL_REJECTED" | "NO_USER_RESPONSE" | "USER_NOT_REGISTERED" | "ORIGINATOR_CANCEL" | "LOSE_RACE" | "UNALLOCATED_NUMBER" | "OUTGOING_CALL_BARRED" | "NORMAL_CIRCUIT_CONGESTION" | "INCOMPATIBLE_DESTINATION" | "MEDIA_TIMEOUT" | "PROTOCOL_ERROR" | "ALLOTTED_TIMEOUT" | "SYSTEM_SHUTDOWN" | "CRASH";
                direction?: "inbound" | "outbound";
                /** @description between phones of ours: no outside line is in it */
                internal?: boolean | (0 | 1) | string;
                /** @description the phone of ours that made the call */
                callerExtn?: string | number;
                /** @description the agent who made it */
                callerAgent?: string | number;
                /** @description a part of the number outside that made it */
                callerOutside?: string | number;
                /** @description the phone of ours that took the call last */
                answeredExtn?: string | number;
                /** @description the agent who took it last, whichever way it came */
                answeredAgent?: string | number;
                /** @description a part of the number outside that took it last */
                answeredOutside?: string | number;
                /** @description the agent made the call or talked in it */
                anyAgent?: string | number;
                startBillsec?: number | string;
                endBillsec?: number | string;
                /** @description at least so many seconds from start to end */
                startDuration?: number | string;
                /** @description there is one that is kept */
                hasRecording?: boolean | (0 | 1) | string;
                uuid?: string | number;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                uuid: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description of the words */
                language?: "zh" | "en";
            };
            header?: never;
            path: {
                uuid: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                queue?: string | number;
                limit?: number | string;
                /** @description of the words */
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description of this call */
                uuid?: string | number;
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time */
                startDate?: string | number;
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time */
                endDate?: string | number;
                /** @description of calls that waited in it last */
                queue?: string | number;
                /** @description of calls that he talked in last */
                agent?: string | number;
                page?: number | string;
                /** @description of one page */
                limit?: number | string;
                /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                cursor?: string;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description to be saved rather than played */
                download?: boolean | (0 | 1) | string;
            };
            header?: never;
            path: {
                id: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                page?: number | string;
                perPage?: number | string;
                /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                cursor?: string;
                /** @description of this mailbox only */
                extn?: string | number;
                /** @description new: nobody has listened to it yet */
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description the call that left it */
                id: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description the call that left it */
                id: string | number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    heard: boolean | (0 | 1) | string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description the call that left it */
                id: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
            query?: {
                /** @description wav as it is kept, with ranges; mp3 and ogg are made by ffmpeg where that is installed, else 501 */
                format?: "wav" | "mp3" | "ogg";
            };
            header?: never;
            path: {
                /** @description the call that left it */
                id: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                page?: number | string;
                perPage?: number | string;
                /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                cursor?: string;
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time */
                startDate?: string | number;
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time */
                endDate?: string | number;
                agent?: string | number;
                callUUID?: string | number;
                /** @description true: only those that are open; false: only those that are over */
                open?: boolean | (0 | 1) | string;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                page?: number | string;
                perPage?: number | string;
                /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                cursor?: string;
                /** @description only what passed between the two */
                with?: string | number;
                /** @description true: only what one was sent and has not read */
                unread?: boolean | (0 | 1) | string;
                /** @description only messages before the one with this id: pages stay as they are while messages come in */
                before?: number | string;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                page?: number | string;
                perPage?: number | string;
                /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                cursor?: string;
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time */
                startDate?: string | number;
                /** @description YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time */
                endDate?: string | number;
                user?: string | number;
                resource?: string | number;
                /** @description of the row in its resource */
                id?: string | number;
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description version 2: names of events, groups of them as call-* and party-*, or * for all */
                    events?: string[];
                    /** @description version 1, for webhooks that stand: types of facts, groups of them as call-*, or * for all */
                    facts?: string[];
                    enabled?: boolean | (0 | 1) | string;
                    /** @description only what is of these queues and of calls that have come into one of them; none: everything */
                    queues?: (string | number)[];
                    name: string | number;
                    url: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description version 2: names of events, groups of them as call-* and party-*, or * for all */
                    events?: string[];
                    /** @description version 1, for webhooks that stand: types of facts, groups of them as call-*, or * for all */
                    facts?: string[];
                    enabled?: boolean | (0 | 1) | string;
                    /** @description only what is of these queues and of calls that have come into one of them; none: everything */
                    queues?: (string | number)[];
                    name?: string | number;
                    url?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                page?: number | string;
                perPage?: number | string;
                /** @description what an answer had in x-next-cursor: the rows behind those, instead of a page */
                cursor?: string;
                status?: "delivered" | "failing" | "given-up";
            };
            header?: never;
            path: {
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                id: number | string;
                fact: number | string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
                "application/json": {
                    /** @description {name, date} or {name, from, to}, each */
                    days_off?: ({
                        name?: string | number;
                        date: string;
                    } | {
                        name?: string | number;
                        from: string;
                        to: string;
                    })[];
                    /** @description days off that are worked: {name, date} or {name, from, to}, each */
                    workdays?: ({
                        name?: string | number;
                        date: string;
                    } | {
                        name?: string | number;
                        from: string;
                        to: string;
                    })[];
                    /** @description the same day by day, as other collections have it */
                    days?: {
                        name?: string | number;
                        date: string;
                        isOffDay: boolean | (0 | 1) | string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "x-next-cursor": components["headers"]["x-next-cursor"];
                    "x-ignored-fields": components["headers"]["x-ignored-fields"];
                    "x-not-in-effect": components["headers"]["x-not-in-effect"];
                    [name: string]: unknown;
                };
                content: {
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
