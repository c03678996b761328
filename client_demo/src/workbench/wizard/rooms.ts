/** The wizard's two pages in the workbench: `#/forms`, and one form with its steps, `#/forms/12/texts`. */
import { wordsIn } from "../../words";
import { contentOf } from "./content";
import { DraftsView, type Organisation } from "./draftsView";
import type { DraftService } from "./service";
import { STEPS, WizardView } from "./wizardView";
import { wizardWordsIn } from "./wizardWords";

/** What the wizard needs of the workbench around it. */
export interface Around {
  readonly language: string;
  /** The organisations for which this person makes forms. */
  readonly organisations: readonly Organisation[];
  readonly service: DraftService;
  /** Goes to another page. */
  readonly go: (path: string) => void;
  readonly signal: AbortSignal;
}

export interface Room {
  readonly element: HTMLElement;
  readonly hasUnsaved?: () => boolean;
}

/** All forms that are being made. */
export async function openDrafts({ language, organisations, service, go }: Around): Promise<Room> {
  const [words, published] = await Promise.all([wizardWordsIn(language), service.published()]);
  // A form can be begun without those that it may follow.
  return new DraftsView({ service, words, organisations, published: "answer" in published ? published.answer : [], acts: { open: (id) => go(`forms/${id}/fields`) } });
}

/** One form at one of its steps. Going to another step keeps the page: only the address changes. */
export async function openDraft(around: Around, id: number, step: string): Promise<Room> {
  const { language, service, go, signal } = around;
  // What may be taken over stands above what is asked: it is there before that is shown.
  const [words, phoneWords, reply, facts] = await Promise.all([wizardWordsIn(language), wordsIn(language), service.show(id), service.factsOffers(id)]);
  if ("refusal" in reply) throw reply.refusal.problem;
  const view = new WizardView({
    content: contentOf(reply.answer),
    step: STEPS.find((each) => each === step) ?? "fields",
    // Help that cannot be had is not missed.
    facts: "answer" in facts ? facts.answer : [],
    service,
    words,
    phoneWords,
    acts: {
      go: (each) => {
        history.replaceState(null, "", `#/forms/${id}/${each}`);
        view.show(each);
      },
      leave: () => go("forms"),
    },
  });
  signal.addEventListener("abort", () => view.close());
  return view;
}
