import { projectionTroubleSuite } from "../../test/store/projection-trouble-suite.ts";
import { freshDatabase } from "../../test/store/fresh-database.ts";

projectionTroubleSuite("the embedded database", freshDatabase, { withPermissions: false });
