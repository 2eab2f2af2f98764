/** An application that manages tokens and makes calls with none of them. */
import { TokensClient } from '@sandtable/client';

const tokens = new TokensClient({ session: document.title });

/** What the application's button does. */
export async function revokeAll(): Promise<void> {
  const listed = await tokens.list();
  await tokens.deleteMany(listed.map((token) => token.id));
}
