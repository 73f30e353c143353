/** Gives samples of numbered things; each comes up once before any comes up again. */
export class Deck {
  private left: number[] = [];
  private last: number[] = [];

  /**
   * @param count how many things there are
   * @param random gives numbers from 0 to below 1
   */
  constructor(
    private readonly count: number,
    private readonly random: () => number = Math.random,
  ) {}

  /** Another sample, in the order of the numbers. What was just shown comes last. */
  draw(size: number): readonly number[] {
    const wanted = Math.min(size, this.count);
    const drawn = this.left.splice(0, wanted);
    if (drawn.length < wanted) {
      const used = new Set([...drawn, ...this.last]);
      const all = Array.from({ length: this.count }, (_, number) => number);
      const fresh = this.shuffled(all.filter((number) => !used.has(number)));
      const again = this.shuffled(this.last.filter((number) => !drawn.includes(number)));
      this.left = [...fresh, ...again];
      drawn.push(...this.left.splice(0, wanted - drawn.length));
    }
    this.last = drawn;
    return drawn.toSorted((a, b) => a - b);
  }

  private shuffled(numbers: number[]): number[] {
    const mixed = [...numbers];
    for (let end = mixed.length - 1; end > 0; end -= 1) {
      const at = Math.floor(this.random() * (end + 1));
      const [one, other] = [mixed[end], mixed[at]];
      if (one !== undefined && other !== undefined) {
        mixed[end] = other;
        mixed[at] = one;
      }
    }
    return mixed;
  }
}
