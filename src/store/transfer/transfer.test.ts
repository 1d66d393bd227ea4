import { bareDatabase } from "../../../test/store/fresh-database.ts";
import { transferSuite } from "../../../test/store/transfer-suite.ts";

transferSuite("the embedded database", bareDatabase);
