/** A product and its feature: `5770SS1`, `5050`. */
export interface Product {
  readonly product: string;
  readonly feature: string;
}

/** Licences of products that are in use now. None is limited here; they are counted, as clients want to know. */
export class Licenses {
  readonly #inUse = new Map<string, number>();

  inUse(product: Product): number {
    return this.#inUse.get(key(product)) ?? 0;
  }

  /** The licences of one connection, which go back when it ends. */
  hold(): HeldLicenses {
    const held: string[] = [];
    const add = (one: string, count: number) => {
      const left = (this.#inUse.get(one) ?? 0) + count;
      if (left === 0) this.#inUse.delete(one);
      else this.#inUse.set(one, left);
    };
    return {
      request(product) {
        held.push(key(product));
        add(key(product), 1);
      },
      release(product) {
        const index = held.indexOf(key(product));
        if (index < 0) return false;
        held.splice(index, 1);
        add(key(product), -1);
        return true;
      },
      releaseAll() {
        for (const one of held.splice(0)) add(one, -1);
      },
    };
  }
}

export interface HeldLicenses {
  request(product: Product): void;
  /** False when this connection holds no licence of the product. */
  release(product: Product): boolean;
  releaseAll(): void;
}

function key({ product, feature }: Product): string {
  return `${product} ${feature}`;
}
