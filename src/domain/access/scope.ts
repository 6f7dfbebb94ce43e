import type { Role } from "./permissions";

declare const brand: unique symbol;
type Branded<T extends string> = string & { readonly [brand]: T };

export type PracticeId = Branded<"PracticeId">;
export type UserId = Branded<"UserId">;
/** A client id that this actor may act on: minted only after the care relationship (or ownership) was proved. */
export type AuthorizedClientId = Branded<"AuthorizedClientId">;

/** Who acts, in which practice. Data functions load by {practiceId, …} from here and never from input. */
export type PracticeScope = { readonly practiceId: PracticeId; readonly userId: UserId; readonly role: Role };
/** By what right somebody other than the client reads: decides how much of what was shared they see. */
export type ReadingRoad = "care" | "supervision" | "breakGlass";
export type ClientScope = PracticeScope & { readonly clientId: AuthorizedClientId; readonly through?: ReadingRoad };
