/** What every key command does: the one table from command to act. */
import type { CommandId } from '../keys/key-table.ts';
import { askForFolder } from '../sources/ask-for-folder.ts';
import type { AppModels } from './app-models.ts';
import type { Layout } from './layout-model.ts';
import { goToPanel, goToSearch, panelInFocus } from './panel-focus.ts';

/** What commands act on. */
export interface CommandPorts {
  readonly models: Pick<AppModels, 'audition' | 'similar' | 'sources' | 'selection' | 'questions'>;
  readonly layout: Layout;
}

/** Runs a command; false where there is nothing it could do, so that the press goes on. */
export function runCommand(ports: CommandPorts, command: CommandId): boolean {
  return ACTS[command](ports) !== false;
}

/** `false` means that nothing was done; anything else that the press is answered. */
type Act = (ports: CommandPorts) => boolean | void;

const ACTS: Readonly<Record<CommandId, Act>> = {
  play: ({ models: { audition } }) => audition.playFrom(0),
  stop: stepBack,
  loop: ({ models: { audition } }) => audition.toggleLoop(),
  findSimilar: findSimilar,
  search: ({ layout }) => goToSearch(layout),
  openFolder: ({ models: { sources, questions } }) => askForFolder(sources, questions),
  earlier: ({ models: { similar } }) => similar.back(),
  later: ({ models: { similar } }) => similar.forward(),
  showKeys: ({ layout }) => layout.openKeys(panelInFocus()),
  goToList: ({ layout }) => goToPanel(layout, 'list'),
  goToSources: ({ layout }) => goToPanel(layout, 'sources'),
  goToSimilar: ({ layout }) => goToPanel(layout, 'similar'),
};

/** One step a press: what floats closes itself, then a field is left, then the sound stops. */
function stepBack({ models: { audition } }: CommandPorts): boolean {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement && field.type !== 'range') {
    field.blur();
    return true;
  }
  if (audition.sounding.peek() === undefined) return false;
  audition.stop();
  return true;
}

function findSimilar({ models: { selection, similar }, layout }: CommandPorts): boolean {
  const hand = selection.inHand.peek();
  if (hand === undefined) return false;
  similar.walkTo(hand.sampleId);
  goToPanel(layout, 'similar');
  return true;
}
