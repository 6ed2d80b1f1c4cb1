import type { MetadataDelta } from './image/metadata-delta.ts'
import type { MetadataImage } from './image/metadata-image.ts'

/**
 * Hears of committed changes, in order, after the image has them and before the request that made
 * them is answered: whoever creates a topic finds its logs in place. The call must not fail: what can
 * (a disk) is the listener's own to handle.
 */
export type MetadataListener = (delta: MetadataDelta, image: MetadataImage) => void

/** Tells the parts of a node what changed in the image. */
export class MetadataPublisher {
  readonly #image: MetadataImage
  readonly #listeners: MetadataListener[] = []

  constructor(image: MetadataImage) {
    this.#image = image
  }

  /** Listeners hear of a change in the order in which they came. */
  subscribe(listener: MetadataListener): void {
    this.#listeners.push(listener)
  }

  publish(delta: MetadataDelta): void {
    for (const listener of this.#listeners) listener(delta, this.#image)
  }
}
