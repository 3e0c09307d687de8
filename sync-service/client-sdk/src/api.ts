// Generated from the OpenAPI description of sync-service by generate.mjs: do not edit.

export interface paths {
    "/api/v1/sync/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConfigurationEndpoint_configuration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["FeedEndpoint_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BatchEndpoint_push"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notebooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["NotebookEndpoint_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notebooks/{notebook}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TransferEndpoint_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notebooks/{notebook}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["VersionEndpoint_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notebooks/{notebook}/versions/{version}/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["VersionEndpoint_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notebooks/{notebook}/bin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BinEndpoint_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notebooks/{notebook}/bin/{entry}/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BinEndpoint_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["DeviceEndpoint_register"];
        post?: never;
        delete: operations["DeviceEndpoint_forget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{device}/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["StorageEndpoint_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{device}/storage-advice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StorageEndpoint_advice"];
        put?: never;
        post?: never;
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
        AdviceView: {
            work?: string;
            /** @enum {string} */
            reason?: "EXPIRED" | "UNUSED";
            words?: components["schemas"]["Words"];
            /** Format: int64 */
            bytes?: number;
            lastUsed?: components["schemas"]["Instant"];
        };
        Batch: {
            /** Format: uuid */
            device: string;
            ops: components["schemas"]["BatchOperation"][];
        };
        BatchAnswer: {
            results: components["schemas"]["OperationResult"][];
            /** Format: date-time */
            serverTime: string;
        };
        BatchOperation: {
            opId: string;
            /** @enum {string} */
            op: "put" | "patch" | "delete";
            id: string;
            kind: components["schemas"]["DocumentKind"];
            work: string;
            school: string;
            baseRev?: number | null;
            ownUnread?: boolean;
            hlc: string;
            doc?: {
                [key: string]: unknown;
            };
            patch?: {
                [key: string]: unknown;
            };
        };
        ChangesPage: {
            changes: components["schemas"]["DocumentChange"][];
            cursor: string;
            more: boolean;
            /** Format: date-time */
            serverTime: string;
        };
        /** @enum {string} */
        ClosedReason: "LICENCE_EXPIRED" | "LICENCE_NOT_RENEWED" | "SEAT_TAKEN_BACK" | "OTHER_SCHOOL" | "OTHER_ACCESS_POINT" | "NOT_YET_OPEN" | "NO_READING_RIGHT";
        Configuration: {
            person?: components["schemas"]["UUID"];
            kinds?: string[];
            /** Format: int32 */
            operationsPerBatch?: number;
            /** Format: int32 */
            bytesPerBatch?: number;
            /** Format: int32 */
            bytesPerDocument?: number;
            /** Format: int32 */
            charactersOfText?: number;
            /** Format: int32 */
            selectors?: number;
            /** Format: int32 */
            tags?: number;
            /** Format: int32 */
            charactersPerTag?: number;
            /** Format: int32 */
            stepsPerSequence?: number;
            /** Format: int32 */
            charactersPerTitle?: number;
            /** Format: int32 */
            valuesPerPreference?: number;
            /** Format: int32 */
            notesPerNotebook?: number;
            /** Format: int32 */
            notesPerOwner?: number;
            /** Format: int32 */
            smallDocumentsPerOwner?: number;
            /** Format: int32 */
            changesPerPage?: number;
            /** Format: int32 */
            bytesPerPage?: number;
            /** Format: int32 */
            levelsPerDocument?: number;
            /** Format: int32 */
            digitsPerNumber?: number;
            /** Format: int32 */
            charactersPerName?: number;
            /** Format: int32 */
            charactersPerOperationId?: number;
            /** Format: int32 */
            charactersPerWork?: number;
            /** Format: int32 */
            charactersPerModule?: number;
            /** Format: int32 */
            charactersPerStepId?: number;
            /** Format: int32 */
            charactersPerValueName?: number;
            clockTolerance?: string;
            lateFor?: string;
            resultsKept?: string;
            lostTextsKept?: string;
            serverTime?: components["schemas"]["Instant"];
        };
        Description: {
            name: string;
            platform: string;
            serialNumber?: string;
        };
        DocumentChange: {
            id: string;
            kind: components["schemas"]["DocumentKind"];
            work: string;
            school: string;
            /** Format: uuid */
            notebook: string;
            /** Format: int64 */
            seq: number;
            rev: number;
            deleted: boolean;
            doc?: {
                [key: string]: unknown;
            };
        };
        /** @enum {string} */
        DocumentKind: "annotation" | "sequence" | "position" | "progress" | "preference";
        EntryView: {
            entry?: components["schemas"]["UUID"];
            document?: string;
            kind?: string;
            doc?: unknown;
            partial?: boolean;
            writtenAt?: components["schemas"]["Instant"];
            device?: components["schemas"]["UUID"];
            binnedAt?: components["schemas"]["Instant"];
            keptUntil?: components["schemas"]["Instant"];
            restoredAs?: string;
        };
        HttpProblem: {
            /** Format: uri */
            type?: string;
            title?: string;
            /** Format: int32 */
            status?: number;
            detail?: string;
            /** Format: uri */
            instance?: string;
        } & {
            [key: string]: unknown;
        };
        /** Format: date-time */
        Instant: string;
        InventoryView: {
            works: components["schemas"]["ManualView"][];
        };
        /** Format: date */
        LocalDate: string;
        ManualView: {
            work: string;
            /** Format: int64 */
            bytes: number;
            lastOpened?: components["schemas"]["Instant"];
            /** Format: int32 */
            unsent: number;
        };
        NotebookView: {
            notebook?: components["schemas"]["UUID"];
            work?: string;
            school?: string;
            /** Format: int32 */
            live?: number;
            schoolYear?: string;
            /** @enum {string} */
            state?: "OPEN" | "READ_ONLY" | "FROZEN";
            reason?: components["schemas"]["ClosedReason"];
            cure?: string;
            removalOn?: components["schemas"]["LocalDate"];
            movedTo?: components["schemas"]["UUID"];
        };
        OperationProblem: {
            /** Format: uri */
            type: string;
            title: string;
            detail: string;
        };
        OperationResult: {
            opId: string | null;
            /** @enum {string} */
            result: "applied" | "merged" | "superseded" | "duplicate" | "rejected";
            /** @enum {string} */
            original?: "applied" | "merged" | "superseded";
            id?: string;
            rev?: number;
            /** Format: int64 */
            seq?: number;
            deleted?: boolean;
            doc?: {
                [key: string]: unknown;
            };
            problem?: components["schemas"]["OperationProblem"];
            retryable?: boolean;
        };
        PageEntryView: {
            items?: components["schemas"]["EntryView"][];
            cursor?: string;
        };
        PageNotebookView: {
            items?: components["schemas"]["NotebookView"][];
            cursor?: string;
        };
        PageVersionView: {
            items?: components["schemas"]["VersionView"][];
            cursor?: string;
        };
        StorageView: {
            inventoryAt?: components["schemas"]["Instant"];
            advice?: components["schemas"]["AdviceView"][];
            /** Format: int64 */
            freed?: number;
            unsent?: string[];
        };
        TransferView: {
            notebook?: components["schemas"]["UUID"];
            /** Format: int32 */
            notes?: number;
        };
        /** Format: uuid */
        UUID: string;
        VersionView: {
            version?: components["schemas"]["UUID"];
            document?: string;
            kind?: string;
            field?: string;
            value?: unknown;
            writtenAt?: components["schemas"]["Instant"];
            device?: components["schemas"]["UUID"];
            lostAt?: components["schemas"]["Instant"];
            keptUntil?: components["schemas"]["Instant"];
            documentStands?: boolean;
        };
        Wish1: {
            school?: string;
        };
        Words: {
            fr?: string;
            en?: string;
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
    ConfigurationEndpoint_configuration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    FeedEndpoint_changes: {
        parameters: {
            query?: {
                device?: components["schemas"]["UUID"];
                limit?: number;
                since?: string;
            };
            header?: {
                "For-Person"?: string;
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesPage"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
        };
    };
    BatchEndpoint_push: {
        parameters: {
            query?: never;
            header?: {
                "Content-Length"?: number;
                "For-Person"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAnswer"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
        };
    };
    NotebookEndpoint_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageNotebookView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    TransferEndpoint_transfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notebook: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Wish1"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferView"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
        };
    };
    VersionEndpoint_list: {
        parameters: {
            query?: {
                cursor?: string;
                document?: string;
                limit?: number;
            };
            header?: never;
            path: {
                notebook: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageVersionView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
        };
    };
    VersionEndpoint_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notebook: components["schemas"]["UUID"];
                version: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
        };
    };
    BinEndpoint_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                notebook: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageEntryView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
        };
    };
    BinEndpoint_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: components["schemas"]["UUID"];
                notebook: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
        };
    };
    DeviceEndpoint_register: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Description"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
        };
    };
    DeviceEndpoint_forget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
        };
    };
    StorageEndpoint_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InventoryView"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
        };
    };
    StorageEndpoint_advice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StorageView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpProblem"];
                };
            };
        };
    };
}
