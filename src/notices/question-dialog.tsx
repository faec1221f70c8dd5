/** Shows the open question as a dialog. */
import type { JSX } from 'preact';
import { Dialog } from '../design/dialog.tsx';
import type { Questions } from './questions-model.ts';

/** Props of {@link QuestionDialog}. */
export interface QuestionDialogProps {
  readonly questions: Questions;
}

/** The open question; nothing where there is none. */
export function QuestionDialog({ questions }: QuestionDialogProps): JSX.Element | null {
  const question = questions.current.value;
  if (question === undefined) return null;
  return (
    <Dialog key={question.title} title={question.title} onClose={questions.answerNo}>
      <p>{question.text}</p>
      <div class="dialog-acts">
        <button
          type="button"
          class="btn main"
          autoFocus={!question.isLoss}
          onClick={questions.answerYes}
        >
          {question.yes}
        </button>
        <button
          type="button"
          class="btn fill"
          autoFocus={question.isLoss}
          onClick={questions.answerNo}
        >
          {question.no} <kbd>Esc</kbd>
        </button>
      </div>
    </Dialog>
  );
}
