import { freshDatabase } from "../../test/store/fresh-database.ts";
import { storeSuite } from "../../test/store/store-suite.ts";

storeSuite("the embedded database", freshDatabase);
