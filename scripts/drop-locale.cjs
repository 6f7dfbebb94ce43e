// A loader of the build: React Aria's own words in a language that Foothold does not speak stay out of the browser.
// Its dictionaries pass over what is empty and fall back to en-US.
module.exports = () => "export default undefined;";
