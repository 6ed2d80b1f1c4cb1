import type { Access } from '../security/access.ts'

/** In place of the bits of what the asker may do (KIP-430): it did not want to know. */
export const NOT_ASKED = -2_147_483_648

/** Bits of what the asker may do with the cluster; none for who may not even describe it. */
export function clusterOperations(access: Access): number {
  return access.allowsCluster('DESCRIBE') ? access.operationsOnCluster() : 0
}
