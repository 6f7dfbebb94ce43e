"use client";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Redo2, Undo2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { toClientDefinition } from "@/domain/exercise/client-definition";
import { addPhase, completed, type DraftDefinition, PHASE_ORDER } from "@/domain/exercise/editing";
import { allFields } from "@/domain/exercise/fields-of";
import { readDefinition } from "@/domain/exercise/read-definition";
import { useTRPC } from "../data/trpc";
import { ExercisePreview } from "../form/exercise-preview";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import { DefinitionHead } from "./definition-head";
import { Findings } from "./findings";
import { PhasePart } from "./phase-part";
import { readDraft } from "./read-draft";
import { toldFindings } from "./told-findings";
import { useEditor } from "./use-editor";

/** Writing an exercise: the questions at the left, the phone at the right, and what still stands in the way of publishing it. */
export function EditorScreen({ id }: { id: string }) {
  const t = useTranslations("library.editor");
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(
    trpc.library.getDraft.queryOptions({ id }, { refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY }),
  );
  const [start] = useState(() => readDraft(data.draft, (phase) => t(`phases.${phase}`)));
  return <Editor id={id} start={start} revision={data.revision} latestVersion={data.latestVersion} />;
}

type EditorProps = { id: string; start: DraftDefinition; revision: number; latestVersion: number };

function Editor({ id, start, revision, latestVersion }: EditorProps) {
  const t = useTranslations("library.editor");
  const library = useTranslations("library");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const editor = useEditor(id, start, revision);
  const { draft, change, undo, redo } = editor;
  const [told, setTold] = useState(false);
  const publish = useMutation(trpc.library.publish.mutationOptions());
  const read = readDefinition(completed(draft), { id, version: latestVersion + 1 });

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
      const inText = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
      if (inText) return;
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });

  async function publishNow() {
    setTold(true);
    if (!read.ok) return;
    if (!(await editor.saveNow())) return;
    try {
      const result = await publish.mutateAsync({ id, revision: editor.revision() });
      if (!result.ok) return showToast({ message: t(`refused.${result.reason}`) });
      showToast({ message: t("published", { version: result.version }) });
      await queryClient.invalidateQueries();
      router.push(`/library/${id}?version=${result.version}`);
    } catch {
      showToast({ message: library("failed") });
    }
  }
  function goTo(at: string) {
    const row = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(at)}"]`);
    row?.scrollIntoView({ block: "center" });
    row?.querySelector<HTMLElement>("button")?.focus();
  }
  const missing = PHASE_ORDER.filter((phase) => !draft.phases.some((one) => one.id === phase));
  return (
    <div className="grid gap-5">
      <Link href="/library" className="inline-flex min-h-9 items-center justify-self-start text-action underline underline-offset-4">
        {library("back")}
      </Link>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-title">{draft.title.trim() || library("untitled")}</h1>
        <p role="status" className="text-ink-2">
          {t(`state.${editor.state}`)}
        </p>
        <div className="ml-auto flex flex-wrap gap-3">
          <Button aria-label={t("undo")} aria-disabled={!editor.canUndo} onClick={undo}>
            <Undo2 aria-hidden size={16} strokeWidth={1.75} />
          </Button>
          <Button aria-label={t("redo")} aria-disabled={!editor.canRedo} onClick={redo}>
            <Redo2 aria-hidden size={16} strokeWidth={1.75} />
          </Button>
          <Button variant="primary" waiting={!read.ok} busy={publish.isPending} onClick={() => void publishNow()}>
            {t(latestVersion === 0 ? "publish" : "publishAgain")}
          </Button>
        </div>
      </div>
      <p className="max-w-prose text-ink-2">{t("note")}</p>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 lg:grid-cols-[minmax(0,1fr)_430px]">
        <div className="grid min-w-0 gap-6">
          <DefinitionHead draft={draft} onChange={change} />
          {draft.phases.map((phase, index) => (
            <PhasePart key={phase.id} draft={draft} phase={index} onChange={change} />
          ))}
          {missing.length > 0 && (
            <div className="flex flex-wrap items-center gap-3 border-line border-t pt-4">
              <span className="text-ink-2">{t("addPhase")}</span>
              {missing.map((phase) => (
                <Button key={phase} onClick={() => change(addPhase(draft, phase, t(`phases.${phase}`)))}>
                  {t(`phases.${phase}`)}
                </Button>
              ))}
            </div>
          )}
        </div>
        <aside
          aria-label={library("onPhone")}
          className="top-4 grid max-h-[calc(100dvh-2rem)] gap-3 overflow-y-auto rounded-card bg-sunken p-5 lg:sticky"
        >
          {read.ok ? (
            <>
              <p className="text-ink-2">{library("onPhone")}</p>
              <ExercisePreview
                key={JSON.stringify(read.definition)}
                definition={toClientDefinition(read.definition)}
                title={read.definition.title}
              />
            </>
          ) : (
            <section aria-labelledby="still-missing">
              <h2 id="still-missing" className="font-semibold">
                {t("missing", { count: toldFindings(read.findings).length })}
              </h2>
              <p className="mt-1 mb-3 text-ink-2">{t(told ? "missingTold" : "missingNote")}</p>
              <Findings
                findings={read.findings}
                onGo={goTo}
                nameOf={(at) =>
                  allFields(draft)
                    .find(({ id: one }) => one === at)
                    ?.question.trim() || null
                }
              />
            </section>
          )}
        </aside>
      </div>
    </div>
  );
}
