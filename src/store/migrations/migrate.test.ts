import { bareDatabase } from "../../../test/store/fresh-database.ts";
import { migrationSuite } from "../../../test/store/migration-suite.ts";

migrationSuite("the embedded database", bareDatabase);
