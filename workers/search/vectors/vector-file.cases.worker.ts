/** Runs the vector-file cases on OPFS, where sync handles exist. */
import { openOpfsVectorBytes } from './opfs-vector-bytes.ts';
import { VECTOR_FILE_CASES } from './vector-file.cases.ts';

self.onmessage = ({ data }: MessageEvent<string>) => {
  void runCase(data).then(
    () => self.postMessage('kept'),
    (thrown: unknown) => self.postMessage(String(thrown)),
  );
};

async function runCase(name: string): Promise<void> {
  const model = { modelId: `case/${name}`, contractId: 'test-contract', dim: 3 };
  const emptied = await openOpfsVectorBytes(model);
  emptied.truncate(0);
  emptied.close();
  const found = VECTOR_FILE_CASES.find((each) => each.name === name);
  await found?.run(async () => openOpfsVectorBytes(model));
}
