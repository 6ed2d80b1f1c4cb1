/** The default of every field of bytes or records: shared, so never written to. */
export const EMPTY_BYTES: Buffer = Buffer.alloc(0)
