export interface Shape<T extends object = {}> extends Base, Other<T> {
  readonly area?: number;
  scale(by: number): Shape<T>;
  new (x: string): Shape<T>;
}
export type Alias<K> = { [P in keyof K]: string } | null;
export enum Color { Red, Green = 2, 'Blue' }
export abstract class Circle<T> extends geometry.Round<T> implements Shape<T>, Comparable {
  private static readonly cache: Map<string, Circle<any>> = new Map();
  protected name!: string;
  constructor(private radius: number, public label = 'x', ...rest: string[]) { super(); }
  abstract draw(on: Canvas): void;
  @Input() set value(v: number) { this.cache.set(v); }
  compute = async (x: number): Promise<number> => x;
}
declare module 'external' { export function load(name: string): void; }
namespace Outer.Inner { export const deep: number = 1; }
function overloaded(a: string): void;
function overloaded(a: number): void;
function overloaded(a: any) {}
declare global { interface Window { app: App } }
declare const VERSION: string;
const typed = <T,>(this: Window, value: T, { a, b }: Options): T => value;
