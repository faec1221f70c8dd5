/** Only a yes acts, and only once. */
import { expect, it, vi } from 'vitest';
import { QuestionsModel } from './questions-model.ts';
import type { Question } from './questions-model.ts';

function question(run: () => void): Question {
  return { title: 'Forget Tape loops?', text: '', yes: 'Forget', no: 'Keep', isLoss: true, run };
}

it('runs the act on yes, once', () => {
  const questions = new QuestionsModel();
  const run = vi.fn<() => void>();
  questions.ask(question(run));
  questions.answerYes();
  questions.answerYes();
  expect(run).toHaveBeenCalledTimes(1);
  expect(questions.current.value).toBeUndefined();
});

it('changes nothing on no', () => {
  const questions = new QuestionsModel();
  const run = vi.fn<() => void>();
  questions.ask(question(run));
  questions.answerNo();
  expect(run).not.toHaveBeenCalled();
  expect(questions.current.value).toBeUndefined();
});

it('lets the act ask the next question', () => {
  const questions = new QuestionsModel();
  questions.ask(question(() => questions.ask(question(() => undefined))));
  questions.answerYes();
  expect(questions.current.value).toBeDefined();
});
