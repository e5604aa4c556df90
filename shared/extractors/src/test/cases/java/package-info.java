/** The package. */
@Deprecated
package cases;
