import { bareDatabase } from "../../../test/store/fresh-database.ts";
import { backupSuite } from "../../../test/store/backup-suite.ts";

backupSuite("the embedded database", bareDatabase);
